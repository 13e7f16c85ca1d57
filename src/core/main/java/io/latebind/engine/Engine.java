package io.latebind.engine;

import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.index.Projection;
import io.latebind.protocol.Budget;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Effect.Send;
import io.latebind.protocol.Event;
import io.latebind.protocol.Home;
import io.latebind.protocol.Message;
import io.latebind.protocol.Message.Replicate;
import io.latebind.protocol.Message.Subscribe;
import io.latebind.protocol.Message.Unsubscribe;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import io.latebind.protocol.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of one partition: an event and the state in, the new state and the effects out.
 *
 * <p>The partition keeps a replica of exactly the foreign documents that its own documents load, so
 * that every evaluation is local. Partitions exchange three messages:
 *
 * <ul>
 *   <li>{@link Subscribe} asks a target's home for it, because a local document loads it;
 *   <li>{@link Replicate} answers, and repeats the answer after every later change that the asker
 *       reads;
 *   <li>{@link Unsubscribe} ends the subscription.
 * </ul>
 *
 * <p>A home partition handles a subscription and the writes of its target one after the other. A
 * write comes either before the subscription and is in the answer, or after it and finds the
 * subscriber: nothing can be missed between the two.
 *
 * <p>While a partition <i>catches up</i> with what was written before its task began, a missing
 * document may simply not have been read yet. Until it has caught up, the partition reports no
 * document as missing: referrers wait for the document, or for the sweep over {@link
 * Sweep#QUESTIONS} after everything that was written. Otherwise a task that reads a topic from its
 * beginning would publish most entries twice, first without what comes later in the same topic.
 *
 * <p>An engine holds no state of its own and never reads a clock. The state and the effects of an
 * event belong together: both are committed, or neither is.
 */
public final class Engine {
  /** The most documents that a step of a sweep visits. */
  private static final int STEP = 64;

  private final Limits limits;
  private final Referrers referrers;
  private final IndexChanges definitions;

  /**
   * The engine of {@code partition}.
   *
   * @param indexes all indexes; their names differ
   * @param home the home partitions of ids
   */
  public Engine(Collection<? extends Index> indexes, int partition, Home home, Limits limits) {
    this.limits = limits;
    this.definitions = new IndexChanges(indexes, limits);
    this.referrers = new Referrers(indexes, partition, home, limits);
  }

  /**
   * Checks that indexes can be run together.
   *
   * @throws IllegalArgumentException with what is wrong and what to do
   */
  public static void check(Collection<? extends Index> indexes, Limits limits) {
    IndexChanges.check(indexes, limits.rows());
  }

  /** Applies one event to {@code state}. */
  public List<Effect> apply(Event event, State state) {
    List<Effect> effects = new ArrayList<>();
    switch (event) {
      case Event.Started started -> started(started, state);
      case Event.CaughtUp ignored -> state.caughtUp();
      case Event.DocumentWritten written -> written(written, state, effects);
      case Event.DocumentRefused refused -> refused(refused.id(), state);
      case Event.Received received -> received(received.message(), state, effects);
      case Event.Step step -> step(step, state, effects);
      case Event.RecordEnded ended -> evaluateDirty(ended.budget(), false, state, effects);
      case Event.Committing committing -> {
        evaluateDirty(committing.budget(), true, state, effects);
        if (state.dirtyCount() == 0) {
          state.forgetEvaluated();
        }
      }
    }
    return effects;
  }

  private void started(Event.Started started, State state) {
    state.begin(started.behind());
    if (started.moved()) {
      StoredDocuments.lookForGone(state);
    }
    boolean first = state.indexes().isEmpty() && state.documents("", null, 1).isEmpty();
    if (definitions.adopt(state) && !first) {
      Sweep open = state.sweep(Sweep.ALL_DOCUMENTS);
      state.putSweep(Sweep.ALL_DOCUMENTS, open == null ? Sweep.BEGIN : open.extended());
    }
  }

  private void written(Event.DocumentWritten written, State state, List<Effect> effects) {
    String id = written.id();
    byte[] content = written.content();
    boolean was = state.isDocument(id);
    StoredDocument before = was && isLoaded(id, state) ? StoredDocuments.find(id, state) : null;
    if (content != null) {
      state.putDocument(id, new StoredDocument(written.offset(), content));
      if (before != null && Arrays.equals(before.content(), content)) {
        return;
      }
    } else if (was) {
      state.removeDocument(id);
    } else {
      return;
    }
    become(id, was, before, content, state, effects);
  }

  /**
   * Handles the consequences of a changed document.
   *
   * @param was whether the document existed before
   * @param before the document before, unless that is unknown
   */
  private void become(
      String id,
      boolean was,
      @Nullable StoredDocument before,
      byte @Nullable [] content,
      State state,
      List<Effect> effects) {
    // The document may load itself, and is not dirty because of that.
    referrers.evaluate(id, content, state, effects, SpentBudget.unlimited());
    if (isLoaded(id, state)) {
      Change change =
          was && before == null
              ? Change.ofUnknown(content)
              : Change.of(before == null ? null : before.content(), content);
      changed(id, change, state, effects);
    }
    DirtyDocuments.remove(id, state);
  }

  /** The last good version stays, unless its content was gone before this record was read. */
  private static void refused(String id, State state) {
    if (state.isDocument(id) && !state.keepDocument(id)) {
      StoredDocuments.lookForGone(state);
    }
  }

  /** Whether a document still exists; removes it when its content is gone. */
  private boolean isHere(String id, State state, List<Effect> effects) {
    if (!state.isDocument(id)) {
      return false;
    }
    if (state.document(id) != null) {
      return true;
    }
    state.removeDocument(id);
    become(id, true, null, null, state, effects);
    return false;
  }

  /**
   * Whether anything loads a document. If not, its previous content need not be looked up: if it is
   * unchanged, its evaluation finds nothing new.
   */
  private static boolean isLoaded(String id, State state) {
    return state.target(id) != null || !state.subscribers(id).isEmpty();
  }

  /** Notifies every reader of {@code id} of a change in what it reads. */
  private void changed(String id, Change change, State state, List<Effect> effects) {
    TargetState target = state.target(id);
    Map<Integer, Projection> subscribers = state.subscribers(id);
    if (target != null && change.touches(target.needed())) {
      sweep(id, state);
    }
    for (Map.Entry<Integer, Projection> subscriber : subscribers.entrySet()) {
      Projection projection = subscriber.getValue();
      if (change.touches(projection)) {
        effects.add(
            new Send(
                subscriber.getKey(),
                new Replicate(id, projection.fingerprint(), change.after(projection))));
      }
    }
  }

  private void received(Message message, State state, List<Effect> effects) {
    switch (message) {
      case Subscribe subscribe -> subscribe(subscribe, state, effects);
      case Unsubscribe unsubscribe -> unsubscribe(unsubscribe, state);
      case Replicate replicate -> replicate(replicate, state);
    }
  }

  private void subscribe(Subscribe subscribe, State state, List<Effect> effects) {
    String id = subscribe.target();
    Map<Integer, Projection> subscribers = new TreeMap<>(state.subscribers(id));
    subscribers.put(subscribe.from(), subscribe.projection());
    state.putSubscribers(id, subscribers);
    StoredDocument document = StoredDocuments.find(id, state);
    if (document == null && state.isDocument(id)) {
      return;
    }
    if (document == null && state.isCatchingUp()) {
      UnresolvedTargets.ask(id, state);
      return;
    }
    Projection projection = subscribe.projection();
    byte[] answer = document == null ? null : projection.apply(document.content());
    effects.add(new Send(subscribe.from(), new Replicate(id, projection.fingerprint(), answer)));
  }

  private static void unsubscribe(Unsubscribe unsubscribe, State state) {
    Map<Integer, Projection> subscribers = new TreeMap<>(state.subscribers(unsubscribe.target()));
    if (subscribers.remove(unsubscribe.from()) != null) {
      state.putSubscribers(unsubscribe.target(), subscribers);
    }
  }

  /**
   * Accepts an answer, unless no local document loads the target any more, or the subscription has
   * grown since: then the answer to the current subscription is still on its way.
   */
  private void replicate(Replicate replicate, State state) {
    TargetState target = state.target(replicate.target());
    if (target == null
        || target.replica() == null
        || target.needed().fingerprint() != replicate.projection()) {
      return;
    }
    byte[] content = replicate.content();
    Replica answer = content == null ? new Replica.Missing() : new Replica.Present(content);
    if (!answer.equals(target.replica())) {
      state.putTarget(replicate.target(), new TargetState(target.needed(), answer));
      sweep(replicate.target(), state);
    }
  }

  /**
   * Lets every referrer of {@code target} be evaluated: a few become dirty at once, many in the
   * steps of a sweep. A sweep that is open already is extended by a whole round.
   */
  private void sweep(String target, State state) {
    Sweep open = state.sweep(target);
    if (open != null) {
      state.putSweep(target, open.extended());
      return;
    }
    List<Visit> first = state.referrers(target, "", null, limits.inlineSweep() + 1);
    if (first.size() > limits.inlineSweep() || state.dirtyCount() + first.size() > limits.dirty()) {
      state.putSweep(target, Sweep.BEGIN);
      return;
    }
    first.forEach(referrer -> DirtyDocuments.put(referrer.id(), state));
  }

  /** Evaluates dirty documents, at least one, until there are none or the budget is used up. */
  private void evaluateDirty(Budget budget, boolean again, State state, List<Effect> effects) {
    SpentBudget spending = new SpentBudget(budget);
    for (String id = state.nextDirty(again); id != null; id = state.nextDirty(again)) {
      evaluateReferrer(id, state, effects, spending);
      if (spending.isUsedUp()) {
        return;
      }
    }
  }

  private void step(Event.Step step, State state, List<Effect> effects) {
    Sweep sweep = state.sweep(step.sweep());
    if (sweep == null || (state.isCatchingUp() && Sweep.waits(step.sweep()))) {
      return;
    }
    if (step.sweep().equals(Sweep.DIRTY)) {
      evaluateDirty(step.budget(), true, state, effects);
      return;
    }
    SpentBudget spending = new SpentBudget(step.budget());
    List<Visit> next = visits(step.sweep(), sweep, state, STEP + 1);
    int visited = 0;
    while (visited < Math.min(next.size(), STEP) && !(visited > 0 && spending.isUsedUp())) {
      visit(step.sweep(), next.get(visited).id(), state, effects, spending);
      visited++;
    }
    if (visited < next.size()) {
      state.putSweep(step.sweep(), sweep.at(next.get(visited - 1)));
    } else {
      finishPart(step.sweep(), sweep, state);
    }
  }

  private static List<Visit> visits(String name, Sweep sweep, State state, int limit) {
    String after = sweep.cursor();
    String upTo = sweep.upTo();
    if (name.equals(Sweep.ALL_DOCUMENTS) || name.equals(Sweep.GONE)) {
      return state.documents(after, upTo, limit).stream().map(Visit::of).toList();
    }
    return name.equals(Sweep.QUESTIONS)
        ? state.questions(after, upTo, limit).stream().map(Visit::of).toList()
        : state.referrers(name, after, upTo, limit);
  }

  private void finishPart(String name, Sweep sweep, State state) {
    Sweep again = sweep.begunAgain();
    if (again != null) {
      state.putSweep(name, again);
      return;
    }
    state.removeSweep(name);
    if (name.equals(Sweep.ALL_DOCUMENTS)) {
      definitions.forgetRemoved(state);
    }
  }

  private void visit(
      String sweep, String id, State state, List<Effect> effects, SpentBudget spending) {
    spending.visit();
    switch (sweep) {
      case Sweep.ALL_DOCUMENTS -> {
        if (isHere(id, state, effects)) {
          referrers.evaluateAgain(id, state, effects, spending);
          DirtyDocuments.remove(id, state);
        }
      }
      case String name when name.equals(Sweep.QUESTIONS) -> settle(id, state, effects);
      case String name when name.equals(Sweep.GONE) -> isHere(id, state, effects);
      default -> visitReferrer(id, state, effects, spending);
    }
  }

  /** Other sweeps may visit the same referrer, which is evaluated once for all of them. */
  private void visitReferrer(String id, State state, List<Effect> effects, SpentBudget spending) {
    if (state.dirtyCount() < limits.dirty()) {
      DirtyDocuments.put(id, state);
    } else {
      evaluateReferrer(id, state, effects, spending);
    }
  }

  /** Answers that a document does not exist to all that asked for it, if it does not exist. */
  private void settle(String id, State state, List<Effect> effects) {
    if (!isLoaded(id, state) || state.isDocument(id)) {
      return;
    }
    TargetState target = state.target(id);
    if (target != null && target.replica() == null) {
      sweep(id, state);
    }
    state
        .subscribers(id)
        .forEach(
            (from, projection) ->
                effects.add(new Send(from, new Replicate(id, projection.fingerprint(), null))));
  }

  /** A referrer that awaits other answers is evaluated when they arrive. */
  private void evaluateReferrer(
      String id, State state, List<Effect> effects, SpentBudget spending) {
    spending.visit();
    if (!referrers.isWaiting(id, state)) {
      referrers.evaluateAgain(id, state, effects, spending);
    }
    DirtyDocuments.remove(id, state);
  }
}
