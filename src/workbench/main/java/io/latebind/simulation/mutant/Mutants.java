package io.latebind.simulation.mutant;

import io.latebind.document.Json;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Effect.Publish;
import io.latebind.protocol.Effect.Send;
import io.latebind.protocol.Event;
import io.latebind.protocol.Message.Replicate;
import io.latebind.protocol.Message.Subscribe;
import io.latebind.protocol.Message.Unsubscribe;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import io.latebind.simulation.check.Flaw;
import io.latebind.simulation.check.Mutant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes that somebody could make in the protocol, each of which the simulation has to notice.
 */
public final class Mutants {
  private Mutants() {}

  public static Map<String, Mutant> all() {
    Map<String, Mutant> all = new LinkedHashMap<>();
    all.put("a missing target is not answered", loses(Mutants::isAnswerOfMissing));
    all.put("an answer is lost", loses(Mutants::isAnswer));
    all.put("a deletion is not replicated", loses(Mutants::isReplicatedDeletion));
    all.put("a change is not replicated", loses(Mutants::isReplicatedChange));
    all.put("no unsubscription is sent", loses(Mutants::isUnsubscription));
    all.put("a grown projection is not asked for", loses(Mutants::isSubscriptionWithAnother));
    all.put("tombstones are not published", loses(Mutants::isTombstone));
    all.put(
        "rejections are not reported", loses((event, effect) -> effect instanceof Effect.Reject));
    all.put("messages leave in reverse", reversesEffects());
    all.put("suppression ignores a field", suppressesTooMuch());
    all.put("only the first answer counts", keepsFirst());
    all.put("answers to a narrower question count", acceptsStale());
    all.put("deletions are dropped", dropsDeletions());
    all.put("it never notices that it has caught up", catchesNeverUp());
    all.put("who asked while it caught up is not told", loses(Mutants::isLateAnswer));
    all.put("an older version is taken for outdated", guardsAgainstOldVersions());
    for (Flaw flaw : Flaw.values()) {
      all.put(flaw.toString(), Mutant.with(flaw));
    }
    all.putAll(StateMutants.all());
    all.putAll(DirtyMutants.all());
    return all;
  }

  private static Mutant loses(BiPredicate<Event, Effect> lost) {
    return new Mutant() {
      @Override
      public List<Effect> effects(
          Event event, @Nullable StoredDocument before, List<Effect> effects) {
        return effects.stream().filter(effect -> !lost.test(event, effect)).toList();
      }
    };
  }

  private static boolean isAnswer(Event event, Effect effect) {
    return event instanceof Event.Received(Subscribe ignored)
        && effect instanceof Send(int to, Replicate replicate)
        && replicate.content() != null;
  }

  private static boolean isAnswerOfMissing(Event event, Effect effect) {
    return event instanceof Event.Received(Subscribe ignored)
        && effect instanceof Send(int to, Replicate replicate)
        && replicate.content() == null;
  }

  private static boolean isLateAnswer(Event event, Effect effect) {
    return event instanceof Event.Step step
        && step.sweep().equals(Sweep.QUESTIONS)
        && isReplicate(effect);
  }

  private static Mutant catchesNeverUp() {
    return new Mutant() {
      @Override
      public @Nullable Event event(Event event, State state) {
        return event instanceof Event.CaughtUp ? null : event;
      }
    };
  }

  private static boolean isReplicatedDeletion(Event event, Effect effect) {
    return event instanceof Event.DocumentWritten written
        && written.content() == null
        && isReplicate(effect);
  }

  private static boolean isReplicatedChange(Event event, Effect effect) {
    return event instanceof Event.DocumentWritten written
        && written.content() != null
        && isReplicate(effect);
  }

  private static boolean isReplicate(Effect effect) {
    return effect instanceof Send send && send.message() instanceof Replicate;
  }

  private static boolean isUnsubscription(Event event, Effect effect) {
    return effect instanceof Send send && send.message() instanceof Unsubscribe;
  }

  /** A subscription to several fields at once is nearly always one that has grown. */
  private static boolean isSubscriptionWithAnother(Event event, Effect effect) {
    return effect instanceof Send(int to, Subscribe subscribe)
        && subscribe.projection().paths().size() > 2;
  }

  private static boolean isTombstone(Event event, Effect effect) {
    return effect instanceof Publish publish && publish.entry() == null;
  }

  private static Mutant reversesEffects() {
    return new Mutant() {
      @Override
      public List<Effect> effects(
          Event event, @Nullable StoredDocument before, List<Effect> effects) {
        return effects.reversed();
      }
    };
  }

  /** Takes a change of the code alone for one that nobody reads. */
  private static Mutant suppressesTooMuch() {
    return new Mutant() {
      @Override
      public List<Effect> effects(
          Event event, @Nullable StoredDocument before, List<Effect> effects) {
        boolean codeOnly =
            event instanceof Event.DocumentWritten written
                && written.content() != null
                && before != null
                && names(written.content()).equals(names(before.content()));
        return codeOnly
            ? effects.stream().filter(effect -> !isReplicate(effect)).toList()
            : effects;
      }
    };
  }

  private static List<?> names(byte[] content) {
    var tree = Json.decodeObject(content);
    return List.of(tree.path("name"), tree.path("next"));
  }

  private static Mutant keepsFirst() {
    return new Mutant() {
      @Override
      public @Nullable Event event(Event event, State state) {
        return event instanceof Event.Received(Replicate replicate)
                && state.target(replicate.target()) instanceof TargetState(var needed, var replica)
                && !(replica instanceof Replica.Awaiting)
            ? null
            : event;
      }
    };
  }

  private static Mutant acceptsStale() {
    return new Mutant() {
      @Override
      public Event event(Event event, State state) {
        if (!(event instanceof Event.Received(Replicate replicate))) {
          return event;
        }
        TargetState target = state.target(replicate.target());
        return target == null
            ? event
            : new Event.Received(
                new Replicate(
                    replicate.target(), target.needed().fingerprint(), replicate.content()));
      }
    };
  }

  private static Mutant dropsDeletions() {
    return new Mutant() {
      @Override
      public @Nullable Event event(Event event, State state) {
        return event instanceof Event.DocumentWritten written && written.content() == null
            ? null
            : event;
      }
    };
  }

  /** Input may be in another order than it was made in: the order of the topic counts. */
  private static Mutant guardsAgainstOldVersions() {
    return new Mutant() {
      @Override
      public @Nullable Event event(Event event, State state) {
        if (!(event instanceof Event.DocumentWritten written) || written.content() == null) {
          return event;
        }
        StoredDocument known = state.document(written.id());
        long version = Json.decodeObject(written.content()).path("v").longValue();
        boolean older =
            known != null && Json.decodeObject(known.content()).path("v").longValue() > version;
        return older ? null : event;
      }
    };
  }
}
