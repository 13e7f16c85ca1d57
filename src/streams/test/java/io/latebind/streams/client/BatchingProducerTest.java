package io.latebind.streams.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.wire.BatchCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchingProducerTest {
  private static final String TOPIC = "reindex";

  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final BatchingProducer producer = new BatchingProducer(kafka, TOPIC);
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void beginATransaction() {
    producer.initTransactions();
    producer.beginTransaction();
  }

  private static ProducerRecord<byte[], byte[]> message(int partition, String name, int bytes) {
    byte[] value = (name + " ".repeat(bytes)).getBytes(StandardCharsets.UTF_8);
    byte[] key = name.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(TOPIC, partition, time(name), key, value);
  }

  private static long time(String name) {
    return 1_000L + (name.hashCode() & 0xFF);
  }

  private void send(int partition, String name) {
    send(message(partition, name, 10), name);
  }

  private void send(ProducerRecord<byte[], byte[]> record, String name) {
    assertThat(sendFor(record, name)).isNotNull();
  }

  private Future<RecordMetadata> sendFor(ProducerRecord<byte[], byte[]> record, String name) {
    Callback callback =
        (metadata, exception) ->
            told.add(
                name
                    + (exception == null
                        ? " at " + metadata.offset()
                        : " " + exception.getClass().getSimpleName()));
    return producer.send(record, callback);
  }

  /** The messages of each record that the broker got in this transaction, by their targets. */
  private List<List<String>> sent() {
    return kafka.uncommittedRecords().stream().map(BatchingProducerTest::targets).toList();
  }

  private static List<String> targets(ProducerRecord<byte[], byte[]> record) {
    return record.key() == null
        ? BatchCodec.decode(record.value()).stream().map(part -> text(part.target())).toList()
        : List.of(text(record.key()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void messagesOfAPartitionTravelInOneRecordInTheirOrder() {
    send(0, "a");
    send(1, "b");
    send(0, "c");
    send(0, "a");
    assertThat(sent()).isEmpty();

    producer.flush();

    assertThat(sent()).containsExactly(List.of("a", "c", "a"), List.of("b"));
    assertThat(kafka.uncommittedRecords().getFirst().partition()).isZero();
    assertThat(kafka.uncommittedRecords().getFirst().timestamp()).isEqualTo(time("a"));
    assertThat(told).containsExactly("a at 0", "c at 0", "a at 0", "b at 1");
  }

  @Test
  void aMessageThatIsAloneGoesAsItIs() {
    ProducerRecord<byte[], byte[]> record = message(3, "a", 5);
    send(record, "a");

    producer.flush();

    assertThat(kafka.uncommittedRecords()).containsExactly(record);
  }

  @Test
  void aFullBatchMakesRoomForTheNext() {
    for (int i = 0; i <= Batch.MAX_MESSAGES; i++) {
      send(0, "m" + i);
    }

    assertThat(sent()).hasSize(1);
    assertThat(sent().getFirst()).hasSize(Batch.MAX_MESSAGES);
    producer.flush();
    assertThat(sent().get(1)).containsExactly("m" + Batch.MAX_MESSAGES);
  }

  @Test
  void noRecordHasMoreBytesThanItsLimit() {
    for (int i = 0; i < 40; i++) {
      send(message(0, "m" + i, i * 100), "m" + i);
    }
    producer.flush();

    assertThat(kafka.uncommittedRecords())
        .hasSizeBetween(6, 10)
        .allMatch(record -> record.value().length <= Batch.MAX_BYTES);
    assertThat(sent().stream().flatMap(List::stream)).containsExactlyElementsOf(named("m", 0, 40));
  }

  private static List<String> named(String prefix, int from, int to) {
    List<String> names = new ArrayList<>();
    for (int i = from; i < to; i++) {
      names.add(prefix + i);
    }
    return names;
  }

  @Test
  void whatIsTooLargeForABatchGoesAloneBehindWhatWaits() {
    send(0, "a");
    send(1, "b");
    ProducerRecord<byte[], byte[]> large = message(0, "large", Batch.MAX_BYTES);
    send(large, "large");
    send(0, "c");

    assertThat(sent()).containsExactly(List.of("a"), List.of("large"));
    assertThat(kafka.uncommittedRecords().get(1)).isSameAs(large);
    producer.flush();
    assertThat(sent()).hasSize(4);
  }

  @Test
  void whatIsNoMessageGoesAloneBehindWhatWaits() {
    ProducerRecord<byte[], byte[]> marked = message(0, "marked", 5);
    marked.headers().add(new RecordHeader("h", new byte[0]));

    send(0, "a");
    send(marked, "marked");
    send(0, "b");
    send(new ProducerRecord<>(TOPIC, 0, null, new byte[] {1}), "none");

    assertThat(kafka.uncommittedRecords()).hasSize(4).contains(marked);
  }

  @Test
  void otherTopicsAreNotHeldUp() {
    ProducerRecord<byte[], byte[]> entry =
        new ProducerRecord<>("entries", 0, 1L, new byte[] {1}, new byte[] {2});
    send(0, "a");
    send(entry, "entry");

    assertThat(kafka.uncommittedRecords()).containsExactly(entry);
  }

  @Test
  void offsetsComeBehindAllMessages() {
    send(0, "a");
    send(0, "b");

    producer.sendOffsetsToTransaction(
        Map.of(new TopicPartition("documents", 0), new OffsetAndMetadata(7)), group());

    assertThat(sent()).containsExactly(List.of("a", "b"));
    producer.commitTransaction();
    assertThat(told).containsExactly("a at 0", "b at 0");
  }

  @Test
  void aCommitLeavesNothingBehind() {
    send(0, "a");
    send(1, "b");

    producer.commitTransaction();

    assertThat(kafka.history()).hasSize(2);
    assertThat(told).containsExactly("a at 0", "b at 1");
  }

  @Test
  void everyFutureKnowsWhatBecameOfItsRecord() throws Exception {
    Future<RecordMetadata> first = sendFor(message(0, "a", 1), "a");
    Future<RecordMetadata> second = sendFor(message(0, "b", 1), "b");
    assertThat(first).isNotDone();

    producer.flush();

    assertThat(first.get().offset()).isZero();
    assertThat(second.get()).isEqualTo(first.get());
  }

  @Test
  void everybodyIsToldOfAnErrorAlsoWhenAnotherThrowsAtIt() {
    send(0, "a");
    Future<RecordMetadata> thrower =
        producer.send(
            message(0, "b", 1),
            (metadata, exception) -> {
              throw new IllegalStateException("a callback that throws");
            });
    send(0, "c");
    send(message(0, "large", Batch.MAX_BYTES), "large");

    kafka.errorNext(new TimeoutException("the broker is away"));
    producer.flush();

    assertThat(told).containsExactly("a TimeoutException", "c TimeoutException", "large at 1");
    assertThat(thrower).isDone();
  }

  @Test
  void anAbortDropsWhatWaitsAndNothingOfItComesLater() {
    Future<RecordMetadata> dropped = sendFor(message(0, "a", 1), "a");
    send(0, "b");
    producer.abortTransaction();

    assertThat(told)
        .containsExactly("a TransactionAbortedException", "b TransactionAbortedException");
    assertThat(dropped)
        .failsWithin(0, TimeUnit.SECONDS)
        .withThrowableThat()
        .withCauseInstanceOf(TransactionAbortedException.class);

    producer.beginTransaction();
    send(0, "c");
    producer.commitTransaction();
    assertThat(kafka.history().stream().map(BatchingProducerTest::targets))
        .containsExactly(List.of("c"));
    assertThat(told).hasSize(3);
  }

  @Test
  void aProducerThatIsClosedDropsWhatWaits() {
    send(0, "a");

    producer.close();

    assertThat(kafka.closed()).isTrue();
    assertThat(kafka.uncommittedRecords()).isEmpty();
    assertThat(told).containsExactly("a TransactionAbortedException");
  }

  @Test
  void whatCouldNotBeSentIsToldAndKeepsTheTransactionFromBeingCommitted() {
    send(0, "a");
    send(1, "b");
    kafka.sendException =
        new KafkaException("in an error state", new ProducerFencedException("another is newer"));
    producer.flush();
    kafka.sendException = null;

    assertThat(told).containsExactly("a ProducerFencedException", "b ProducerFencedException");
    assertThatThrownBy(() -> producer.sendOffsetsToTransaction(Map.of(), group()))
        .isInstanceOf(KafkaException.class);
    assertThatThrownBy(producer::commitTransaction).isInstanceOf(KafkaException.class);
    assertThat(kafka.transactionCommitted()).isFalse();

    producer.abortTransaction();
    producer.beginTransaction();
    send(0, "c");
    producer.commitTransaction();
    assertThat(told).hasSize(3).endsWith("c at 0");
  }

  private static ConsumerGroupMetadata group() {
    return new MockConsumer<>("earliest").groupMetadata();
  }

  @Test
  void anErrorWithinACommitIsToldAndTheCommitRefused() {
    send(0, "a");
    kafka.sendException = new IllegalStateException("no transaction");

    assertThatThrownBy(producer::commitTransaction)
        .isInstanceOf(KafkaException.class)
        .hasRootCauseMessage("no transaction");
    assertThat(told).containsExactly("a IllegalStateException");
  }

  @Test
  void whateverIsSentIsCommittedInItsOrderAndToldOnce() {
    for (long seed = 0; seed < 300; seed++) {
      new Course(new SplittableRandom(seed), seed).run();
    }
  }

  /** Random sends, flushes, commits and aborts. */
  private static final class Course {
    private final BatchingProducerTest test = new BatchingProducerTest();
    private final SplittableRandom random;
    private final long seed;
    private final Map<Integer, List<String>> open = new TreeMap<>();
    private final Map<Integer, List<String>> committed = new TreeMap<>();
    private int messages;

    Course(SplittableRandom random, long seed) {
      this.random = random;
      this.seed = seed;
      test.beginATransaction();
    }

    void run() {
      for (int step = 0; step < 400; step++) {
        switch (random.nextInt(40)) {
          case 0 -> test.producer.flush();
          case 1 -> end(true);
          case 2 -> end(false);
          default -> send();
        }
      }
      end(true);
      Map<Integer, List<String>> arrived = new TreeMap<>();
      test.kafka.history().forEach(record -> add(record, arrived));
      assertThat(arrived).as("seed %d", seed).isEqualTo(committed);
      assertThat(test.told).as("seed %d", seed).hasSize(messages);
    }

    private static void add(
        ProducerRecord<byte[], byte[]> record, Map<Integer, List<String>> arrived) {
      arrived
          .computeIfAbsent(record.partition(), partition -> new ArrayList<>())
          .addAll(targets(record));
    }

    private void send() {
      int partition = random.nextInt(3);
      String name = "m" + messages++;
      int bytes = random.nextInt(20) == 0 ? random.nextInt(2 * Batch.MAX_BYTES) : 20;
      test.send(message(partition, name, bytes), name);
      open.computeIfAbsent(partition, unused -> new ArrayList<>()).add(name);
    }

    private void end(boolean commits) {
      if (commits) {
        test.producer.commitTransaction();
        open.forEach(
            (partition, names) ->
                committed.computeIfAbsent(partition, unused -> new ArrayList<>()).addAll(names));
      } else {
        test.producer.abortTransaction();
      }
      open.clear();
      test.producer.beginTransaction();
    }
  }

  /** Kafka's own waits for ever, and has been seen to. */
  @Test
  void whoIsClosedIsWaitedForInBoundedTime() {
    List<Duration> waits = new ArrayList<>();
    var closing =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public void close() {
            waits.add(Duration.ofMillis(Long.MAX_VALUE));
          }

          @Override
          public void close(Duration timeout) {
            waits.add(timeout);
          }
        };

    new BatchingProducer(closing, TOPIC).close();

    assertThat(waits).containsExactly(Duration.ofSeconds(10));
  }
}
