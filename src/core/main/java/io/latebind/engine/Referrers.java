package io.latebind.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Evaluation;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.index.Loader;
import io.latebind.index.Loader.Answer;
import io.latebind.index.Projection;
import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Effect.Reject;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.EvaluationRecord.Outcome;
import io.latebind.protocol.Home;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates documents as referrers, and updates what follows from it: which documents load which
 * targets, the subscriptions of this partition, and the entries.
 *
 * <pre>
 *   old      what the document loaded until now, over all indexes
 *   new      what it loads after this evaluation; while an index awaits an answer, what it loaded
 *            before is retained
 *   new \ old   it becomes their referrer; the first referrer of a foreign target subscribes
 *   old \ new   it is no longer their referrer; after the last one, the partition unsubscribes
 * </pre>
 */
final class Referrers {
  private final Map<String, Index> indexes = new LinkedHashMap<>();
  private final int partition;
  private final Home home;
  private final Limits limits;
  private final Dependencies dependencies;
  private final LastRead lastRead = new LastRead();

  /**
   * What was read of a document.
   *
   * @param kept the cached projection it was read from; null if it was read from the document
   *     itself
   */
  private record Reading(Projection reads, ObjectNode document, @Nullable CachedProjection kept) {}

  Referrers(Collection<? extends Index> indexes, int partition, Home home, Limits limits) {
    indexes.forEach(index -> this.indexes.put(index.name(), index));
    this.partition = partition;
    this.home = home;
    this.limits = limits;
    this.dependencies = new Dependencies(partition, home, limits.rows());
  }

  /**
   * Evaluates the document {@code id}, which was written.
   *
   * @param content its content, or null when it does not exist
   */
  void evaluate(
      String id,
      byte @Nullable [] content,
      State state,
      List<Effect> effects,
      SpentBudget spending) {
    spending.evaluation();
    spending.load(content == null ? 0 : content.length);
    List<Index> covering = covering(id);
    Reading reading = content == null || covering.isEmpty() ? null : read(reads(covering), content);
    evaluate(id, reading, run(id, covering, reading, state, spending), state, effects);
  }

  /**
   * Evaluates the document {@code id} after something else has changed. If its content is missing,
   * it is evaluated when it arrives.
   */
  void evaluateAgain(String id, State state, List<Effect> effects, SpentBudget spending) {
    List<Index> covering = covering(id);
    Projection reads = reads(covering);
    CachedProjection excerpt = state.excerpt(id);
    if (excerpt != null && excerpt.projection() == reads.fingerprint()) {
      Reading reading = new Reading(reads, Json.decodeObject(excerpt.content()), excerpt);
      spending.evaluation();
      evaluate(id, reading, run(id, covering, reading, state, spending), state, effects);
      return;
    }
    StoredDocument document = StoredDocuments.find(id, state);
    if (document != null) {
      evaluate(id, document.content(), state, effects, spending);
    }
  }

  private List<Index> covering(String id) {
    List<Index> covering = new ArrayList<>(indexes.size());
    for (Index index : indexes.values()) {
      if (index.covers(id)) {
        covering.add(index);
      }
    }
    return covering;
  }

  /**
   * What the covering indexes read together: a document is read once, and no more of it than that.
   */
  private static Projection reads(List<Index> covering) {
    Projection reads = Projection.EXISTENCE;
    for (Index index : covering) {
      reads = reads.union(index.reads());
    }
    return reads;
  }

  private static Reading read(Projection reads, byte[] content) {
    return new Reading(reads, reads.read(content), null);
  }

  /** The projection to cache for a document; null for one that loads nothing. */
  private static @Nullable CachedProjection excerpt(
      @Nullable Reading reading, Set<String> references) {
    if (reading == null || reading.reads().isWhole() || references.isEmpty()) {
      return null;
    }
    if (reading.kept() != null) {
      return reading.kept();
    }
    byte[] content = Json.encode(reading.document());
    return content.length > CachedProjection.MAX_BYTES
        ? null
        : new CachedProjection(reading.reads().fingerprint(), content);
  }

  private void evaluate(
      String id,
      @Nullable Reading reading,
      Map<String, Evaluation> evaluations,
      State state,
      List<Effect> effects) {
    EvaluationRecord known = state.evaluated(id);
    EvaluationRecord before = known == null ? EvaluationRecord.NEVER : known;
    if (evaluations.isEmpty() && before.indexes().isEmpty()) {
      return;
    }
    SortedMap<String, Outcome> outcomes = new TreeMap<>();
    RetainedReferences retained = new RetainedReferences(limits.rows().referenceBytes());
    for (String name : union(before.indexes().keySet(), evaluations.keySet())) {
      Outcome old = before.of(name);
      Outcome now = settle(id, name, old, evaluations.get(name), retained, state, effects);
      if (evaluations.containsKey(name)) {
        outcomes.put(name, now);
      }
      count(name, old, now, state);
    }
    EvaluationRecord after = new EvaluationRecord(outcomes);
    dependencies.change(
        id, before.references(), after.references(), evaluations.values(), state, effects);
    store(id, known, after, state);
    CachedProjection excerpt = excerpt(reading, after.references());
    if (!Objects.equals(excerpt, state.excerpt(id))) {
      state.putExcerpt(id, excerpt);
    }
  }

  private Map<String, Evaluation> run(
      String id,
      List<Index> covering,
      @Nullable Reading reading,
      State state,
      SpentBudget spending) {
    if (reading == null) {
      return Map.of();
    }
    Document document = new Document(id, reading.document());
    Loader lookup = (target, projection) -> answer(target, projection, state, spending);
    return Evaluation.all(covering, document, lookup, limits);
  }

  /** Whether it is known without an evaluation that a document still awaits answers. */
  boolean isWaiting(String id, State state) {
    EvaluationRecord known = state.evaluated(id);
    if (known == null || known.indexes().isEmpty()) {
      return false;
    }
    for (Map.Entry<String, Outcome> one : known.indexes().entrySet()) {
      Index index = indexes.get(one.getKey());
      if (index == null || !index.hasStaticLoads() || !isWaiting(one.getValue(), state)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWaiting(Outcome outcome, State state) {
    return outcome.awaiting()
        && outcome.references().stream()
            .anyMatch(
                id ->
                    state.target(id) instanceof TargetState(var needed, var replica)
                        && replica instanceof Replica.Awaiting);
  }

  private Answer answer(String id, Projection projection, State state, SpentBudget spending) {
    if (home.of(id) == partition) {
      StoredDocument document = StoredDocuments.find(id, state);
      spending.load(document == null ? 0 : document.content().length);
      if (document != null) {
        return new Answer.Present(lastRead.read(projection, document.content()));
      }
      return state.isCatchingUp() || state.isDocument(id)
          ? new Answer.Awaiting()
          : new Answer.Missing();
    }
    TargetState target = state.target(id);
    Replica replica =
        target == null || target.replica() == null || !target.needed().covers(projection)
            ? new Replica.Awaiting()
            : target.replica();
    spending.load(replica instanceof Replica.Present(byte[] content) ? content.length : 0);
    return switch (replica) {
      case Replica.Awaiting ignored -> new Answer.Awaiting();
      case Replica.Missing ignored -> new Answer.Missing();
      case Replica.Present present ->
          new Answer.Present(lastRead.read(projection, present.content()));
    };
  }

  /** Publishes the result of an index, unless it awaits an answer. */
  private Outcome settle(
      String id,
      String name,
      Outcome old,
      @Nullable Evaluation evaluation,
      RetainedReferences retained,
      State state,
      List<Effect> effects) {
    if (evaluation != null && evaluation.awaiting()) {
      List<String> grown = retained.with(old.references(), evaluation.references().keySet());
      return new Outcome(true, grown, old.several(), old.entries(), old.missing(), old.rejection());
    }
    List<byte[]> entries = evaluation == null ? List.of() : evaluation.entries();
    Index index = indexes.get(name);
    boolean several = index != null && index.isMultiEntry();
    List<String> keys = EntryPublisher.keys(name, several, id, entries.size());
    EntryPublisher.publish(keys, entries, state, effects);
    List<String> before = EntryPublisher.keys(name, old.several(), id, old.entries());
    EntryPublisher.withdraw(id, before, keys, state, effects);
    return evaluation == null
        ? Outcome.NOTHING
        : outcome(id, name, several, old, evaluation, effects);
  }

  private static Outcome outcome(
      String id,
      String name,
      boolean several,
      Outcome old,
      Evaluation evaluation,
      List<Effect> effects) {
    String rejection = evaluation.rejection();
    if (rejection != null && !rejection.equals(old.rejection())) {
      effects.add(new Reject(name, id, rejection));
    }
    int entries = evaluation.entries().size();
    return new Outcome(
        false,
        List.copyOf(evaluation.references().keySet()),
        several,
        entries,
        entries > 0 && !evaluation.missing().isEmpty(),
        rejection);
  }

  private static void count(String name, Outcome old, Outcome now, State state) {
    IndexState index = state.index(name);
    if (index == null) {
      throw new IllegalStateException(
          "index " + name + " is counted before the partition has started with it");
    }
    IndexState counted = index.changed(old, now);
    if (!counted.equals(index)) {
      state.putIndex(name, counted);
    }
  }

  private static void store(
      String id, @Nullable EvaluationRecord before, EvaluationRecord after, State state) {
    if (after.indexes().isEmpty()) {
      state.removeEvaluated(id);
    } else if (!after.equals(before)) {
      state.putEvaluated(id, after);
    }
  }

  /** The union of both, which is usually one of them, because the other adds nothing. */
  private static Set<String> union(Set<String> first, Set<String> second) {
    if (first.isEmpty()) {
      return second;
    }
    if (first.containsAll(second)) {
      return first;
    }
    Set<String> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return all;
  }
}
