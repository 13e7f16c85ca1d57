package io.latebind.search.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.search.index.FragileFolders;
import io.latebind.search.index.Generations;
import io.latebind.search.index.LuceneIndex;
import io.latebind.search.index.VectorChecks;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.lucene.index.SerialMergeScheduler;
import org.jspecify.annotations.Nullable;

/**
 * A random life of a store: records, refreshes, commits, changed definitions, a compacted topic,
 * and crashes in between and in the middle of anything. A plain map says what is to be found.
 */
final class CrashRun {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final int STEPS = 60;
  private static final int KEYS = 12;

  private record Entry(long offset, String key, @Nullable String value) {}

  private final Random random;
  private final List<String> trace = new ArrayList<>();
  private final List<Entry> history = new ArrayList<>();
  private final SkippedRecords skipped = new SkippedRecords();
  private List<Entry> log = new ArrayList<>();
  private FragileFolders folders;
  private IndexSet store;

  CrashRun(long seed) {
    random = new Random(seed);
    folders = new FragileFolders(random);
    store = opened();
  }

  List<String> trace() {
    return trace;
  }

  void run() throws IOException {
    for (int step = 0; step < STEPS; step++) {
      try {
        step();
      } catch (ProcessorStateException e) {
        say("failed: " + e.getMessage());
        assertThat(folders.mayFail()).as("a failure without a cause").isTrue();
        restart();
      }
    }
    folders.dieAfter(-1);
    restart();
    checkAll();
    say("skipped " + skipped.count());
    assertThat(skipped.count()).isZero();
  }

  private void step() throws IOException {
    int dice = random.nextInt(100);
    if (dice < 60) {
      write();
    } else if (dice < 72) {
      checkAll();
    } else if (dice < 84) {
      say("commit");
      store.commit();
    } else if (dice < 87) {
      say("crash");
      restart();
    } else if (dice < 90) {
      int steps = random.nextInt(300);
      say("die after " + steps);
      folders.dieAfter(steps);
    } else if (dice < 91) {
      say("fill");
      folders.fill();
    } else if (dice < 94) {
      say("close");
      store.close();
      store = opened();
      replay();
    } else if (dice < 97) {
      say("build");
      store.outdated().forEach(index -> index.rebuild(store::applied));
    } else {
      compact();
    }
  }

  private void write() {
    String key = NAMES.get(random.nextInt(NAMES.size())) + "/" + random.nextInt(KEYS);
    int gap = random.nextInt(5) == 0 ? 3 : 1;
    long offset = history.isEmpty() ? 0 : history.getLast().offset() + gap;
    Entry entry = new Entry(offset, key, random.nextInt(4) == 0 ? null : value());
    history.add(entry);
    log.add(entry);
    say(entry.toString());
    apply(entry);
  }

  private String value() {
    String vector =
        random.nextInt(3) == 0
            ? ""
            : ",\"v\":[" + (1 + random.nextInt(3)) + "," + random.nextInt(3) + "]";
    return "{\"total\":" + random.nextInt(1000) + vector + "}";
  }

  private void apply(Entry entry) {
    String value = entry.value();
    store.apply(
        StoreFixture.bytes(entry.key()),
        value == null ? null : StoreFixture.bytes(value),
        entry.offset());
  }

  /** Removes what has a successor, and deletions that the store surely has. */
  private void compact() {
    long durable = store.committedOffset();
    say("compact with " + durable);
    Map<String, Long> last = new HashMap<>();
    log.forEach(entry -> last.put(entry.key(), entry.offset()));
    log =
        new ArrayList<>(
            log.stream()
                .filter(entry -> last.getOrDefault(entry.key(), -1L) == entry.offset())
                .filter(entry -> entry.value() != null || entry.offset() > durable)
                .toList());
  }

  private void restart() throws IOException {
    try {
      store.discard();
    } catch (ProcessorStateException e) {
      say("discarded: " + e.getMessage());
    }
    folders = folders.crash();
    store = opened();
    store.answering().forEach(this::checkAsCommitted);
    replay();
  }

  private IndexSet opened() {
    while (true) {
      try {
        return open();
      } catch (ProcessorStateException e) {
        say("not opened: " + e.getMessage());
        assertThat(folders.mayFail()).as("a failure without a cause").isTrue();
        try {
          folders = folders.crash();
        } catch (IOException crash) {
          throw new UncheckedIOException(crash);
        }
      }
    }
  }

  private IndexSet open() {
    Map<String, SearchSchema> definitions = new HashMap<>();
    for (String name : NAMES) {
      SearchSchema schema = schema(name);
      if (schema != null) {
        definitions.put(name, schema);
      }
    }
    say("open " + definitions.values());
    Generations generations =
        new Generations(folders, "1", SearchStoreSettings.DEFAULT, SerialMergeScheduler::new);
    return StoreOpening.open(generations, definitions, skipped);
  }

  private @Nullable SearchSchema schema(String name) {
    SearchField total = new SearchField("total", FieldType.LONG, false);
    SearchField asText = new SearchField("total", FieldType.KEYWORD, false);
    SearchField vector = new SearchField("v", FieldType.vector(2, Similarity.EUCLIDEAN), false);
    return switch (random.nextInt(name.equals("a") ? 1 : 6)) {
      case 0, 1, 2 -> new SearchSchema(name, List.of(total, vector));
      case 3 -> new SearchSchema(name, List.of(asText));
      case 4 -> new SearchSchema(name, List.of());
      default -> null;
    };
  }

  private void replay() {
    long from = store.committedOffset();
    say("replay behind " + from);
    List.copyOf(log).stream().filter(entry -> entry.offset() > from).forEach(this::apply);
  }

  /** Right after a crash an index holds exactly what its commit says. */
  private void checkAsCommitted(LuceneIndex index) {
    long offset = index.committed().offset();
    Map<String, String> expected = expected(offset);
    expected.keySet().retainAll(keysOf(index, expected));
    assertThat(found(index)).as("at %d in %s", offset, index.schema()).isEqualTo(expected);
  }

  private void checkAll() {
    say("check");
    store.refresh();
    assertThat(store.visible()).isEqualTo(store.applied());
    Map<String, String> found = new TreeMap<>();
    store.answering().forEach(index -> found.putAll(found(index)));
    assertThat(found).isEqualTo(expected(Long.MAX_VALUE));
  }

  private List<String> keysOf(LuceneIndex index, Map<String, String> all) {
    List<String> others =
        store.answering().map(each -> each.schema().index()).filter(NAMES::contains).toList();
    String name = index.schema().index();
    return all.keySet().stream()
        .filter(
            key -> {
              String of = key.substring(0, key.indexOf('/'));
              return name.equals(StoreOpening.UNDEFINED) ? !others.contains(of) : name.equals(of);
            })
        .toList();
  }

  /** Key to value, also of entries whose index is not defined. */
  private static Map<String, String> found(LuceneIndex index) {
    VectorChecks.check(index.acquire());
    String name = index.schema().index();
    Map<String, String> found = new TreeMap<>();
    StoreFixture.entries(index.acquire())
        .forEach(
            (id, value) ->
                found.put(name.equals(StoreOpening.UNDEFINED) ? id : name + "/" + id, value));
    return found;
  }

  private Map<String, String> expected(long offset) {
    Map<String, String> expected = new TreeMap<>();
    for (Entry entry : history) {
      String value = entry.value();
      if (entry.offset() <= offset && value != null) {
        expected.put(entry.key(), value);
      } else if (entry.offset() <= offset) {
        expected.remove(entry.key());
      }
    }
    return expected;
  }

  private void say(String what) {
    trace.add(what);
  }
}
