package io.latebind.simulation.world;

import io.latebind.index.Projection;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Event;
import io.latebind.protocol.Message;
import io.latebind.protocol.State;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.simulation.check.Counts;
import io.latebind.simulation.check.Feature;
import java.util.Objects;

/** Counts what events and effects are about. */
final class Census {
  private Census() {}

  static void count(Event event, State state, Counts counts) {
    counts.count(Feature.EVENTS);
    switch (event) {
      case Event.Started ignored -> {}
      case Event.CaughtUp ignored -> {
        counts.count(Feature.CATCH_UPS);
        if (state.sweep(Sweep.QUESTIONS) != null) {
          counts.count(Feature.QUESTIONS_OPEN_THEN);
        }
      }
      case Event.DocumentWritten ignored -> {}
      case Event.DocumentRefused ignored -> {}
      case Event.Received received -> count(received.message(), state, counts);
      case Event.Step step -> count(step, state, counts);
      case Event.RecordEnded ignored -> {
        if (state.nextDirty(false) == null) {
          counts.count(Feature.EVALUATIONS_PUT_OFF);
        }
      }
      case Event.Committing ignored -> {}
    }
  }

  private static void count(Message message, State state, Counts counts) {
    switch (message) {
      case Message.Unsubscribe ignored -> {}
      case Message.Subscribe subscribe -> {
        Projection before = state.subscribers(subscribe.target()).get(subscribe.from());
        if (before != null && !before.equals(subscribe.projection())) {
          counts.count(Feature.PROJECTIONS_GROWN);
        }
      }
      case Message.Replicate replicate -> {
        TargetState target = state.target(replicate.target());
        if (target == null || target.needed().fingerprint() != replicate.projection()) {
          counts.count(Feature.OUTDATED_ANSWERS);
        } else if (replicate.content() == null) {
          counts.count(Feature.MISSING_ANSWERED);
        }
      }
    }
  }

  private static void count(Event.Step step, State state, Counts counts) {
    counts.count(Feature.SWEEP_STEPS);
    if (isOfFew(step.sweep(), state)) {
      counts.count(Feature.DIRTY_DOCUMENTS_TOO_MANY);
    }
    if (step.sweep().equals(Sweep.ALL_DOCUMENTS)) {
      counts.count(Feature.REBUILDS);
    }
    Sweep sweep = Objects.requireNonNull(state.sweep(step.sweep()));
    if (sweep.wrapped()) {
      counts.count(Feature.SWEEPS_WRAPPED);
    } else if (sweep.end() != null) {
      counts.count(Feature.SWEEPS_EXTENDED);
    }
  }

  /** Whether somebody is swept by a cursor although there are few. */
  private static boolean isOfFew(String sweep, State state) {
    return !sweep.equals(Sweep.ALL_DOCUMENTS)
        && !sweep.equals(Sweep.QUESTIONS)
        && !sweep.equals(Sweep.DIRTY)
        && state.referrers(sweep, "", null, 2).size() == 1;
  }

  static void count(Effect effect, Counts counts) {
    if (effect instanceof Effect.Send send) {
      switch (send.message()) {
        case Message.Subscribe ignored -> counts.count(Feature.SUBSCRIPTIONS);
        case Message.Unsubscribe ignored -> counts.count(Feature.UNSUBSCRIPTIONS);
        case Message.Replicate ignored -> {}
      }
    }
  }
}
