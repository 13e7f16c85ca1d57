package io.latebind.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.rowlog.segment.Row;
import io.latebind.rowlog.segment.RowLogSettings;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in the hands of Kafka Streams, with a changelog of which all is committed in the end. */
class LogStoreTest {
  private static final TopicPartition CHANGELOG = new TopicPartition("rows-changelog", 3);
  private static final RowLogSettings SETTINGS = new RowLogSettings(4_096, 512, 8_192, 512);
  private static final byte[] A = RowKeys.text("Ba");
  private static final byte[] B = RowKeys.text("Bb");

  @TempDir Path folder;
  private final Stores stores = new Stores();
  private final Held held = new Held();
  private final List<ConsumerRecord<byte[], byte[]>> changelog = new ArrayList<>();
  private LogStore store = new LogStore("rows", SETTINGS, new RestoreSource.Blocks(), stores, held);
  private RecordBatchingStateRestoreCallback restore = records -> {};

  @BeforeEach
  void open() {
    open(folder);
  }

  private void open(Path in) {
    store = new LogStore("rows", SETTINGS, new RestoreSource.Blocks(), stores, held);
    store.init(context(in), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private StateStoreContext context(Path in) {
    return (StateStoreContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "changelogFor" -> CHANGELOG.topic();
                  case "taskId" -> new TaskId(0, CHANGELOG.partition());
                  case "stateDir" -> in.toFile();
                  case "register" -> {
                    restore = (RecordBatchingStateRestoreCallback) arguments[1];
                    yield null;
                  }
                  case "logChange" -> {
                    send((Bytes) arguments[1], (byte[]) arguments[2]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  private void send(Bytes key, byte @Nullable [] value) {
    changelog.add(
        new ConsumerRecord<>(
            CHANGELOG.topic(), CHANGELOG.partition(), changelog.size(), key.get(), value));
  }

  private void write(byte[] key, String value) {
    store.rows().put(key, RowKeys.text(value));
    store.rows().flush();
  }

  /** Kafka Streams tells of a commit, whatever has become of it. */
  private void told() {
    store.commit(Map.of(CHANGELOG, changelog.size() - 1L));
  }

  private void committed() {
    stores.committed();
    told();
  }

  private void crash() {
    store.close();
    open();
  }

  private @Nullable String value(byte[] key) {
    byte[] value = store.rows().get(key);
    return value == null ? null : new String(value, UTF_8);
  }

  @Test
  void whatIsCommittedIsThereAfterACrash() {
    write(A, "1");
    committed();
    write(B, "2");
    committed();

    crash();

    assertThat(value(A)).isEqualTo("1");
    assertThat(value(B)).isEqualTo("2");
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(1);
    assertThat(held.held(CHANGELOG)).isEqualTo(2);
    assertThat(store.isWhole()).isTrue();
  }

  @Test
  void whatIsNotCommittedIsGone() {
    write(A, "1");
    committed();
    write(A, "2");
    write(B, "2");

    crash();

    assertThat(value(A)).isEqualTo("1");
    assertThat(value(B)).isNull();
    assertThat(store.committedOffset(CHANGELOG)).isZero();
  }

  /** Kafka Streams has its stores commit also behind a transaction that has failed. */
  @Test
  void aCommitThatIsToldAndWasNoneIsNotBelieved() {
    write(A, "1");
    committed();
    write(A, "2");
    told();

    crash();

    assertThat(value(A)).isEqualTo("1");
    write(A, "3");
    committed();
    crash();
    assertThat(value(A)).isEqualTo("3");
  }

  @Test
  void nothingIsKnownOfAnEmptyStore() {
    assertThat(store.committedOffset(CHANGELOG)).isNull();
    assertThat(held.held(CHANGELOG)).isZero();
  }

  @Test
  void whatIsRestoredIsWhatWasWritten(@TempDir Path elsewhere) {
    for (int i = 0; i < 400; i++) {
      write(RowKeys.text("B" + i % 50), "value " + i);
      if (i % 7 == 0) {
        store.rows().delete(RowKeys.text("B" + i % 11));
      }
      committed();
    }
    Map<String, String> expected = content();
    assertThat(changelog).anyMatch(record -> record.value() == null);
    store.close();

    open(elsewhere);
    restore.restoreBatch(changelog.subList(0, 100));
    told(99);
    store.close();
    open(elsewhere);
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(99);
    restore.restoreBatch(changelog.subList(100, changelog.size()));

    assertThat(content()).isEqualTo(expected);
    assertThat(store.isWhole()).isTrue();
    assertThat(held.held(CHANGELOG)).isEqualTo(changelog.size());
  }

  private void told(long offset) {
    store.commit(Map.of(CHANGELOG, offset));
  }

  private Map<String, String> content() {
    Map<String, String> content = new HashMap<>();
    store
        .rows()
        .walk(
            (byte) 'B',
            null,
            null,
            key -> {
              content.put(new String(key, UTF_8), value(key));
              return true;
            });
    return content;
  }

  /** Offsets of a former life may be more than was restored. */
  @Test
  void moreThanItHoldsIsNotBelieved(@TempDir Path elsewhere) {
    write(A, "1");
    committed();
    write(A, "2");
    committed();
    store.close();

    open(elsewhere);
    restore.restoreBatch(changelog.subList(0, 1));
    told(1_000);

    assertThat(store.committedOffset(CHANGELOG)).isZero();
  }

  @Test
  void aBlockThatIsMissingIsNoticed(@TempDir Path elsewhere) {
    for (String value : List.of("1", "2", "3")) {
      write(A, value);
      committed();
    }
    store.close();

    open(elsewhere);
    restore.restoreBatch(List.of(changelog.get(0), changelog.get(2)));

    assertThat(store.isWhole()).isFalse();
  }

  /** As when a changelog was deleted, and another instance has begun a new one. */
  @Test
  void aStoreThatDoesNotFitToItsChangelogBeginsAnew(@TempDir Path elsewhere) {
    write(A, "1");
    committed();
    store.close();
    changelog.clear();
    open(elsewhere);
    write(B, "2");
    write(B, "3");
    committed();
    store.close();

    open();
    assertThat(value(A)).isEqualTo("1");
    assertThatThrownBy(() -> restore.restoreBatch(changelog))
        .isInstanceOf(DamagedLogException.class)
        .hasMessageContaining("of another log");
    store.close();
    open();

    assertThat(store.committedOffset(CHANGELOG)).isNull();
    restore.restoreBatch(changelog);
    assertThat(value(A)).isNull();
    assertThat(value(B)).isEqualTo("3");
  }

  @Test
  void aDamagedStoreBeginsAnew() throws IOException {
    write(A, "1");
    committed();
    write(B, "2");
    committed();
    store.close();
    Path file;
    try (Stream<Path> files = Files.list(folder.resolve("rows"))) {
      file = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[60] ^= 1;
    Files.write(file, bytes);

    open();

    assertThat(store.committedOffset(CHANGELOG)).isNull();
    restore.restoreBatch(changelog);
    assertThat(value(A)).isEqualTo("1");
    assertThat(value(B)).isEqualTo("2");
  }

  /** It sends nothing, and holds what its task says. */
  @Test
  void aStoreOfATopicIsRestoredFromRecords(@TempDir Path elsewhere) {
    RestoreSource topic =
        new RestoreSource.Topic(record -> List.of(new Row(record.key(), record.value())));
    store.close();
    store = new LogStore("rows", SETTINGS, topic, stores, held);
    store.init(context(elsewhere), store);
    send(Bytes.wrap(A), RowKeys.text("1"));
    send(Bytes.wrap(B), RowKeys.text("2"));
    send(Bytes.wrap(B), null);

    restore.restoreBatch(changelog.subList(0, 2));
    assertThat(held.held(CHANGELOG)).isEqualTo(2);
    store.take(changelog.subList(2, 3));
    assertThat(held.held(CHANGELOG)).isEqualTo(3);
    assertThat(value(A)).isEqualTo("1");
    assertThat(value(B)).isNull();

    store.rows().put(B, RowKeys.text("3"));
    store.write(5);
    assertThat(changelog).hasSize(3);
    told(9);
    assertThat(store.committedOffset(CHANGELOG)).isNull();
    stores.committed();
    told(9);
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(4);
    assertThat(value(B)).isEqualTo("3");

    // Offsets were lost, and all is read again.
    store.write(2);
    stores.committed();
    told(9);
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(1);
    store.write(0);
    assertThat(held.held(CHANGELOG)).isEqualTo(2);
  }

  @Test
  void othersSeeWhatWasFlushedAndNothingBehindTheEnd() {
    Rows reading = store.reading();
    store.rows().put(A, RowKeys.text("1"));
    assertThat(reading.get(A)).isNull();
    store.rows().flush();
    assertThat(reading.get(A)).isEqualTo(RowKeys.text("1"));

    store.close();

    assertThatThrownBy(() -> reading.get(A)).isInstanceOf(InvalidStateStoreException.class);
    assertThatThrownBy(() -> store.reading()).isInstanceOf(IllegalStateException.class);
  }

  /** What was written may not be committed, also when nothing of it could be sent. */
  @Test
  void whatWasWrittenAndNotSentIsNotCommitted() {
    write(A, "1");
    committed();
    store.rows().put(A, RowKeys.text("2"));
    store.rows().write();
    told();

    crash();

    assertThat(value(A)).isEqualTo("1");
  }

  @Test
  void orderedKindsAreReadInOrderAlsoBeforeTheyAreFlushed() {
    for (String name : List.of("Wc", "Wa", "Wb", "Ix", "Nz")) {
      store.rows().put(RowKeys.text(name), RowKeys.text("1"));
    }
    assertThat(scan()).containsExactly("Wa", "Wb", "Wc");
    store.rows().delete(RowKeys.text("Wb"));
    assertThat(scan()).containsExactly("Wa", "Wc");
    store.rows().flush();
    committed();

    crash();

    assertThat(scan()).containsExactly("Wa", "Wc");
    assertThat(Objects.requireNonNull(value(RowKeys.text("Wa")))).isEqualTo("1");
  }

  private List<String> scan() {
    List<String> keys = new ArrayList<>();
    store.rows().scan(new byte[] {'W'}, new byte[] {'X'}, key -> keys.add(new String(key, UTF_8)));
    return keys;
  }
}
