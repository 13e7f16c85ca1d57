package io.latebind.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.FromScratch;
import io.latebind.index.Projection;
import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.Effect;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.rowlog.segment.DamagedLogException;
import io.latebind.simulation.check.Check;
import io.latebind.simulation.check.Violation;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Log;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.DefinedIndex;
import io.latebind.simulation.model.Definition;
import io.latebind.simulation.model.Expected;
import io.latebind.simulation.model.Setup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to hold when a world is at rest. */
public final class Invariants {
  private final World world;
  private final Setup setup;
  private final FromScratch fromScratch;

  public Invariants(World world, Setup setup) {
    this.world = world;
    this.setup = setup;
    this.fromScratch = new FromScratch(setup.indexes(), id -> tree(latest(id)), setup.limits());
  }

  public void check() {
    check(Check.ENTRIES_RIGHT, () -> world.tasks().forEach(this::check));
    check(Check.PROTOCOL_RIGHT, () -> new ProtocolInvariants(world, setup).check());
    check(Check.CHANGELOG_WHOLE, () -> world.tasks().forEach(this::restore));
  }

  private static void check(Check check, Runnable assertions) {
    try {
      assertions.run();
    } catch (AssertionError | NullPointerException | DamagedLogException e) {
      throw new Violation(check, e);
    }
  }

  /** What is restored from the changelog is what the stores hold. */
  private void restore(Task task) {
    Log<Broker.Change> changelog = world.broker().changelog(task.partition());
    SimulatedStores restored = world.emptyStores();
    restored.follow(changelog, changelog.end());
    assertThat(texts(restored.rows().all()))
        .as("rows of partition %d from their changelog", task.partition())
        .isEqualTo(texts(task.stores().rows().all()));
  }

  private @Nullable Content latest(String id) {
    return world.history().latest(id);
  }

  private static com.fasterxml.jackson.databind.node.@Nullable ObjectNode tree(
      @Nullable Content content) {
    return content == null
        ? null
        : Json.decodeObject(content.json().getBytes(StandardCharsets.UTF_8));
  }

  private void check(Task task) {
    Map<String, String> documents = new TreeMap<>();
    Map<String, String> entries = new TreeMap<>();
    Map<String, EvaluationRecord> evaluated = new TreeMap<>();
    Map<String, String> excerpts = new TreeMap<>();
    for (String id : List.copyOf(world.history().ids())) {
      Content content = latest(id);
      if (content != null && world.home().of(id) == task.partition()) {
        documents.put(id, content.json());
        EvaluationRecord outcome = expect(task, id, content, entries);
        if (!outcome.indexes().isEmpty()) {
          evaluated.put(id, outcome);
        }
        if (!outcome.references().isEmpty()) {
          expectExcerpt(id, content, excerpts);
        }
      }
    }
    String where = " of partition " + task.partition();
    assertThat(documents(task.state())).as("documents" + where).isEqualTo(documents);
    assertThat(entries(task)).as("stored entries" + where).isEqualTo(entries);
    assertThat(texts(world.published().entries(task.partition())))
        .as("published entries" + where)
        .isEqualTo(entries);
    assertThat(evaluated(task)).as("evaluated" + where).isEqualTo(evaluated);
    assertThat(excerpts(task)).as("excerpts" + where).isEqualTo(excerpts);
    counts(task, evaluated);
  }

  /** What has to be kept of a document that loads others: what is read of it, if that is little. */
  private void expectExcerpt(String id, Content content, Map<String, String> excerpts) {
    Projection reads = Projection.EXISTENCE;
    for (Definition definition : setup.definitions()) {
      if (definition.cover().covers(id)) {
        reads = reads.union(new DefinedIndex(definition).reads());
      }
    }
    byte[] read = Json.encode(reads.project(Objects.requireNonNull(tree(content))));
    if (!reads.isWhole() && read.length <= CachedProjection.MAX_BYTES) {
      excerpts.put(id, reads.fingerprint() + " " + text(read));
    }
  }

  private static Map<String, String> excerpts(Task task) {
    Map<String, String> excerpts = new TreeMap<>();
    for (String id : ProtocolInvariants.ids(task)) {
      CachedProjection excerpt = task.state().excerpt(id);
      if (excerpt != null) {
        excerpts.put(id, excerpt.projection() + " " + text(excerpt.content()));
      }
    }
    return excerpts;
  }

  /** What has to be known of a document; adds its entries. */
  private EvaluationRecord expect(
      Task task, String id, Content content, Map<String, String> entries) {
    Map<String, String> made = new TreeMap<>();
    TreeMap<String, EvaluationRecord.Outcome> outcomes = new TreeMap<>();
    for (Expected expected : Expected.all(setup, id, content, this::latest).values()) {
      Definition definition = expected.definition();
      made.putAll(expected.entries());
      outcomes.put(definition.name(), outcome(task, id, definition, expected));
    }
    Document document = new Document(id, Objects.requireNonNull(tree(content)));
    assertThat(new TreeMap<>(texts(fromScratch.entries(document))))
        .as("%s from scratch", id)
        .isEqualTo(made);
    made.forEach(
        (key, entry) -> assertThat(entries.put(key, entry)).as("another %s", key).isNull());
    return new EvaluationRecord(outcomes);
  }

  private EvaluationRecord.Outcome outcome(
      Task task, String id, Definition definition, Expected expected) {
    int entries = expected.entries().size();
    return new EvaluationRecord.Outcome(
        false,
        List.copyOf(expected.loads().keySet()),
        definition.several(),
        entries,
        entries > 0 && expected.namesMissing(),
        expected.rejected() ? rejection(task, id, definition) : null);
  }

  /** The reason that was given; it has to be among the dead letters. */
  private String rejection(Task task, String id, Definition definition) {
    EvaluationRecord evaluated = task.state().evaluated(id);
    String reason = evaluated == null ? null : evaluated.of(definition.name()).rejection();
    if (reason == null) {
      throw new AssertionError(id + " is not rejected by " + definition);
    }
    var reject = new Effect.Reject(definition.name(), id, reason);
    assertThat(world.published().hasDeadLetter(reject)).as("%s", reject).isTrue();
    return reason;
  }

  private void counts(Task task, Map<String, EvaluationRecord> evaluated) {
    List<String> names = setup.definitions().stream().map(Definition::name).sorted().toList();
    assertThat(task.state().indexes()).as("indexes").isEqualTo(names);
    for (String name : names) {
      IndexState index = Objects.requireNonNull(task.state().index(name));
      var outcomes = evaluated.values().stream().map(one -> one.of(name)).toList();
      long entries = outcomes.stream().mapToLong(EvaluationRecord.Outcome::entries).sum();
      long missing =
          outcomes.stream()
              .filter(EvaluationRecord.Outcome::missing)
              .mapToLong(EvaluationRecord.Outcome::entries)
              .sum();
      assertThat(index)
          .as("counts of " + name)
          .isEqualTo(new IndexState(index.fingerprint(), entries, 0, missing));
    }
  }

  private static Map<String, String> documents(State state) {
    Map<String, String> documents = new TreeMap<>();
    for (String id : state.documents("", null, Integer.MAX_VALUE)) {
      StoredDocument stored = state.document(id);
      if (stored != null) {
        documents.put(id, new String(stored.content(), StandardCharsets.UTF_8));
      } else if (state.isDocument(id)) {
        documents.put(id, "a document without content");
      }
    }
    return documents;
  }

  /** The entries that are kept, wherever. */
  private static Map<String, String> entries(Task task) {
    Map<String, String> entries = new TreeMap<>();
    for (byte[] key : task.stores().rows().all().keySet()) {
      String name = new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
      if (key[0] == 'P') {
        entries.put(name, text(Objects.requireNonNull(task.state().entry(name))));
      } else if (key[0] == 'N') {
        for (String index : task.state().indexes()) {
          byte[] entry = task.state().entry(index + "/" + name);
          if (entry != null) {
            entries.put(index + "/" + name, text(entry));
          }
        }
      }
    }
    return entries;
  }

  private static Map<String, EvaluationRecord> evaluated(Task task) {
    Map<String, EvaluationRecord> evaluated = new TreeMap<>();
    for (String id : ProtocolInvariants.evaluated(task)) {
      evaluated.put(id, Objects.requireNonNull(task.state().evaluated(id)));
    }
    return evaluated;
  }

  private static Map<String, String> texts(Map<?, byte[]> rows) {
    return rows.entrySet().stream()
        .collect(
            Collectors.toMap(
                row -> row.getKey() instanceof byte[] key ? text(key) : row.getKey().toString(),
                row -> text(row.getValue()),
                (one, other) -> one,
                TreeMap::new));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
