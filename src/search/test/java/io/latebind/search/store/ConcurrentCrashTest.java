package io.latebind.search.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.latebind.definition.type.FieldType;
import io.latebind.search.index.FragileFolders;
import io.latebind.search.index.Generations;
import io.latebind.search.index.Snapshot;
import io.latebind.search.index.VectorChecks;
import io.latebind.search.lucene.BackgroundMerges;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.slf4j.LoggerFactory;

/** Crashes while one thread applies, others refresh and commit, and one builds an index anew. */
class ConcurrentCrashTest {
  private static final int KEYS = 40;
  private static final SearchSchema ORDERS = StoreFixture.ORDERS;
  private static final SearchSchema CHANGED =
      new SearchSchema(
          "orders",
          List.of(ORDERS.fields().get(1), new SearchField("total", FieldType.KEYWORD, false)));

  private final Logger log = (Logger) LoggerFactory.getLogger("io.latebind.search.lucene");
  private final SkippedRecords skipped = new SkippedRecords();

  @BeforeEach
  void beQuiet() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void speakAgain() {
    log.setLevel(null);
  }

  private IndexSet open(FragileFolders folders, SearchSchema schema) {
    Generations generations =
        new Generations(folders, "1", SearchStoreSettings.DEFAULT, BackgroundMerges::new);
    return StoreOpening.open(generations, Map.of("orders", schema), skipped);
  }

  private static String key(long offset) {
    return Integer.toString(new Random(offset).nextInt(KEYS));
  }

  private static String value(long offset) {
    return "{\"total\":" + offset + ",\"vector\":[1," + offset % 3 + "]}";
  }

  private static void apply(IndexSet store, long offset) {
    store.apply(
        StoreFixture.bytes("orders/" + key(offset)), StoreFixture.bytes(value(offset)), offset);
  }

  @RepeatedTest(15)
  void theOffsetIsNeverAheadOfTheData(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    FragileFolders folders = new FragileFolders(random);
    IndexSet store = open(folders, ORDERS);
    for (long offset = 0; offset < 100; offset++) {
      apply(store, offset);
    }
    store.close();
    long end = work(folders, open(folders, CHANGED), random.nextInt(3_000));
    IndexSet after = open(folders.crash(), random.nextBoolean() ? ORDERS : CHANGED);
    checkNotBehind(after);
    for (long offset = Math.max(0, after.committedOffset() - 5); offset < end; offset++) {
      apply(after, offset);
    }
    after.refresh();
    Map<String, String> expected = new TreeMap<>();
    for (long offset = 0; offset < end; offset++) {
      expected.put(key(offset), value(offset));
    }
    assertThat(StoreFixture.entries(acquire(after))).isEqualTo(expected);
    VectorChecks.check(acquire(after));
    after.close();
  }

  private static Snapshot acquire(IndexSet store) {
    return Objects.requireNonNull(store.acquire("orders"));
  }

  /** Applies records until the machine dies, and says how many there are then. */
  private static long work(FragileFolders folders, IndexSet store, int steps) throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    long offset = 100;
    try (ExecutorService background = Executors.newFixedThreadPool(3)) {
      background.execute(() -> repeat(dead, store::refresh));
      background.execute(() -> repeat(dead, store::commit));
      background.execute(() -> store.outdated().forEach(index -> index.rebuild(store::applied)));
      folders.dieAfter(steps);
      try {
        while (true) {
          apply(store, offset);
          offset++;
        }
      } catch (ProcessorStateException e) {
        assertThat(folders.mayFail()).isTrue();
      } finally {
        dead.set(true);
      }
    }
    discard(store);
    return offset;
  }

  private static void repeat(AtomicBoolean dead, Runnable task) {
    try {
      while (!dead.get()) {
        task.run();
      }
    } catch (ProcessorStateException | AlreadyClosedException e) {
      // The machine is dead.
    }
  }

  private static void discard(IndexSet store) {
    try {
      store.discard();
    } catch (ProcessorStateException e) {
      // The machine is dead.
    }
  }

  /** Each entry is at least as new as the commit says, and as one version wrote it. */
  private static void checkNotBehind(IndexSet store) throws IOException {
    long committed = store.committedOffset();
    Map<String, Long> least = new HashMap<>();
    for (long offset = 0; offset <= committed; offset++) {
      least.put(key(offset), offset);
    }
    Map<String, String> found = StoreFixture.entries(acquire(store));
    assertThat(found.keySet()).containsAll(least.keySet());
    found.forEach(
        (id, value) -> {
          long version = Long.parseLong(value.replaceAll("[^0-9]*([0-9]+).*", "$1"));
          assertThat(value).isEqualTo(value(version));
          assertThat(key(version)).isEqualTo(id);
          assertThat(version).isGreaterThanOrEqualTo(least.getOrDefault(id, -1L));
        });
    VectorChecks.check(acquire(store));
  }
}
