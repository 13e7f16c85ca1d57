package io.latebind.simulation.mutant;

import io.latebind.index.Projection;
import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.Event;
import io.latebind.protocol.Home;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.Message.Unsubscribe;
import io.latebind.protocol.State;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import io.latebind.protocol.Visit;
import io.latebind.simulation.check.Mutant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Mistakes in what is written to the state, or read from it. */
final class StateMutants {
  private StateMutants() {}

  /** Where a broken state is used. */
  record Place(Event event, int partition, Home home) {}

  /** Breaks a state. */
  @FunctionalInterface
  interface Breaking {
    State breakState(State state, Place place);
  }

  static Map<String, Mutant> all() {
    Map<String, Mutant> all = new LinkedHashMap<>();
    all.put("unsubscribes while referrers remain", mutant(StateMutants::unsubscribesEarly));
    all.put("the last referrer is taken to be there yet", mutant(StateMutants::unsubscribesLate));
    all.put("subscription to a missing target not kept", mutant(StateMutants::forgetsMissing));
    all.put("subscription not stored", mutant(StateMutants::forgetsSubscription));
    all.put("one subscriber replaces the others", mutant(StateMutants::keepsOneSubscriber));
    all.put("one unsubscription removes all", mutant(StateMutants::removesAllSubscribers));
    all.put("awaiting is taken for missing", mutant(StateMutants::takesAwaitingForMissing));
    all.put("referrer row not written", mutant(StateMutants::addsNoReferrer));
    all.put("referrer row not removed", mutant(StateMutants::removesNoReferrer));
    all.put("local referrers not swept", mutant(StateMutants::sweepsNoLocal));
    all.put("lap not extended", mutant(StateMutants::extendsNoLap));
    all.put("lap not extended once it has wrapped", mutant(StateMutants::extendsNoWrapped));
    all.put("wrapped lap ends one too early", mutant(StateMutants::endsEarly));
    all.put("sweep skips one at each step", mutant(StateMutants::skipsOne));
    all.put("changed definition starts no rebuild", mutant(StateMutants::startsNoRebuild));
    all.put("awaiting count never falls", mutant(StateMutants::countsAwaitingUp));
    all.put("withdrawn entry stays stored", mutant(StateMutants::removesNoEntry));
    all.put("target stays when nobody loads it", mutant(StateMutants::removesNoTarget));
    all.put("questions are not remembered", mutant(StateMutants::forgetsQuestions));
    all.put("questions of a former life are dropped", mutant(StateMutants::dropsQuestions));
    all.put("a later question opens no new lap", mutant(StateMutants::asksNotAgain));
    all.put("local referrers wait for ever", mutant(StateMutants::settlesNoLocal));
    all.put("what was read of a document stays as it was", mutant(StateMutants::keepsExcerpt));
    all.put("what was read of a document outlives it", mutant(StateMutants::keepsLastExcerpt));
    all.put("what was before a refused record is not kept", mutant(StateMutants::keepsNoDocument));
    all.put("of what was refused nothing is noted", mutant(StateMutants::notesNoRefused));
    all.put("a whole document is asked for and not noted", mutant(StateMutants::notesNoWhole));
    all.put("projection replaced instead of grown", mutant(StateMutants::replacesProjection));
    return all;
  }

  static Mutant mutant(Breaking breaking) {
    return new Mutant() {
      @Override
      public State state(State state, Event event, int partition, Home home) {
        return breaking.breakState(state, new Place(event, partition, home));
      }
    };
  }

  private static State unsubscribesEarly(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public boolean hasReferrers(String target) {
        return false;
      }
    };
  }

  private static State unsubscribesLate(State state, Place place) {
    return new ForwardingState(state) {
      private @Nullable String left;

      @Override
      public void removeReferrer(String target, String referrer) {
        left = target;
        super.removeReferrer(target, referrer);
      }

      @Override
      public boolean hasReferrers(String target) {
        return target.equals(left) || super.hasReferrers(target);
      }
    };
  }

  private static State forgetsMissing(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSubscribers(String target, Map<Integer, Projection> subscribers) {
        if (document(target) != null) {
          super.putSubscribers(target, subscribers);
        }
      }
    };
  }

  private static State forgetsSubscription(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSubscribers(String target, Map<Integer, Projection> subscribers) {
        if (subscribers.size() <= subscribers(target).size()) {
          super.putSubscribers(target, subscribers);
        }
      }
    };
  }

  private static State keepsOneSubscriber(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public Map<Integer, Projection> subscribers(String target) {
        return place.event() instanceof Event.Received ? Map.of() : super.subscribers(target);
      }
    };
  }

  private static State removesAllSubscribers(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSubscribers(String target, Map<Integer, Projection> subscribers) {
        boolean ends = place.event() instanceof Event.Received(Unsubscribe ignored);
        super.putSubscribers(target, ends ? new TreeMap<>() : subscribers);
      }
    };
  }

  private static State takesAwaitingForMissing(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public @Nullable TargetState target(String id) {
        TargetState target = super.target(id);
        return target != null && target.replica() instanceof Replica.Awaiting
            ? new TargetState(target.needed(), new Replica.Missing())
            : target;
      }
    };
  }

  private static State addsNoReferrer(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void addReferrer(String target, String referrer) {
        if (super.target(target) == null) {
          super.addReferrer(target, referrer);
        }
      }
    };
  }

  private static State removesNoReferrer(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void removeReferrer(String target, String referrer) {}
    };
  }

  private static State sweepsNoLocal(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public List<Visit> referrers(String target, String after, @Nullable String upTo, int limit) {
        return limit > 1 && place.home().of(target) == place.partition()
            ? List.of()
            : super.referrers(target, after, upTo, limit);
      }
    };
  }

  private static boolean isExtension(Sweep sweep) {
    return !sweep.wrapped() && sweep.cursor().equals(sweep.end());
  }

  private static State extendsNoLap(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSweep(String name, Sweep sweep) {
        if (!isExtension(sweep)) {
          super.putSweep(name, sweep);
        }
      }
    };
  }

  private static State extendsNoWrapped(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSweep(String name, Sweep sweep) {
        Sweep before = super.sweep(name);
        if (before == null || !before.wrapped() || !isExtension(sweep)) {
          super.putSweep(name, sweep);
        }
      }
    };
  }

  private static State endsEarly(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public List<Visit> referrers(String target, String after, @Nullable String upTo, int limit) {
        List<Visit> all = super.referrers(target, after, upTo, limit);
        return upTo != null && !all.isEmpty() && all.getLast().cursor().equals(upTo)
            ? all.subList(0, all.size() - 1)
            : all;
      }
    };
  }

  private static State skipsOne(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public List<Visit> referrers(String target, String after, @Nullable String upTo, int limit) {
        List<Visit> all = super.referrers(target, after, upTo, limit);
        return after.isEmpty() || all.isEmpty() ? all : all.subList(1, all.size());
      }
    };
  }

  private static State startsNoRebuild(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSweep(String name, Sweep sweep) {
        if (!(place.event() instanceof Event.Started)) {
          super.putSweep(name, sweep);
        }
      }
    };
  }

  private static State countsAwaitingUp(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putIndex(String name, IndexState index) {
        IndexState before = super.index(name);
        long awaiting =
            before == null ? index.awaiting() : Math.max(before.awaiting(), index.awaiting());
        super.putIndex(
            name, new IndexState(index.fingerprint(), index.entries(), awaiting, index.missing()));
      }
    };
  }

  private static State removesNoEntry(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void removeEntry(String key) {}
    };
  }

  private static State removesNoTarget(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void removeTarget(String id) {}
    };
  }

  private static State forgetsQuestions(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSweep(String name, Sweep sweep) {
        if (!name.equals(Sweep.QUESTIONS)) {
          super.putSweep(name, sweep);
        }
      }
    };
  }

  private static State dropsQuestions(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void begin(boolean behind) {
        super.removeSweep(Sweep.QUESTIONS);
        super.begin(behind);
      }
    };
  }

  private static State asksNotAgain(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putSweep(String name, Sweep sweep) {
        boolean again = sweep.equals(Sweep.BEGIN) && super.sweep(name) != null;
        if (!name.equals(Sweep.QUESTIONS) || !again) {
          super.putSweep(name, sweep);
        }
      }
    };
  }

  /** Only who asked from elsewhere is told that there is none. */
  private static State settlesNoLocal(State state, Place place) {
    boolean settles =
        place.event() instanceof Event.Step step && step.sweep().equals(Sweep.QUESTIONS);
    return new ForwardingState(state) {
      @Override
      public List<Visit> referrers(String target, String after, @Nullable String upTo, int limit) {
        return settles ? List.of() : super.referrers(target, after, upTo, limit);
      }
    };
  }

  private static State keepsExcerpt(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putExcerpt(String id, @Nullable CachedProjection excerpt) {
        if (excerpt == null || super.excerpt(id) == null) {
          super.putExcerpt(id, excerpt);
        }
      }
    };
  }

  private static State keepsLastExcerpt(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putExcerpt(String id, @Nullable CachedProjection excerpt) {
        if (excerpt != null) {
          super.putExcerpt(id, excerpt);
        }
      }
    };
  }

  /** What it loaded before it was refused may change, and then it is taken again. */
  private static State notesNoRefused(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putEvaluated(String id, EvaluationRecord evaluated) {
        TreeMap<String, EvaluationRecord.Outcome> outcomes = new TreeMap<>(evaluated.indexes());
        outcomes.replaceAll(
            (name, one) ->
                one.rejection() == null || one.awaiting()
                    ? one
                    : new EvaluationRecord.Outcome(
                        false, List.of(), one.several(), 0, false, one.rejection()));
        super.putEvaluated(id, new EvaluationRecord(outcomes));
      }
    };
  }

  private static State notesNoWhole(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public void putTarget(String id, TargetState target) {
        super.putTarget(
            id,
            target.needed().isWhole()
                ? new TargetState(Projection.EXISTENCE, target.replica())
                : target);
      }
    };
  }

  /** A referrer that reads something else replaces what the others read. */
  private static State replacesProjection(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public @Nullable TargetState target(String id) {
        TargetState target = super.target(id);
        return target == null
                || target.replica() == null
                || place.event() instanceof Event.Received
                || target.needed().isWhole()
            ? target
            : new TargetState(Projection.EXISTENCE, target.replica());
      }
    };
  }

  private static State keepsNoDocument(State state, Place place) {
    return new ForwardingState(state) {
      @Override
      public boolean keepDocument(String id) {
        return true;
      }
    };
  }
}
