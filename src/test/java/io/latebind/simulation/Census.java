package io.latebind.simulation;

import io.latebind.engine.Effect;
import io.latebind.engine.Event;
import io.latebind.engine.Message;
import io.latebind.engine.Projection;
import io.latebind.engine.State;
import io.latebind.engine.Sweep;
import io.latebind.engine.Target;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what an event or an effect is, in words for the trace and as features to count. */
final class Census {
  private Census() {}

  static String describe(Event event) {
    return switch (event) {
      case Event.Started ignored -> "started";
      case Event.DocumentWritten written ->
          "written " + written.id() + " " + (written.write() == null ? "nothing" : "content");
      case Event.Received received -> describe(received.message());
      case Event.Step step -> "step " + step.limit() + " of " + step.sweep();
    };
  }

  static String describe(Effect effect) {
    return switch (effect) {
      case Effect.Send send -> "to " + send.partition() + ": " + describe(send.message());
      case Effect.Publish publish -> "publish " + publish.key() + " " + text(publish.entry());
      case Effect.Reject reject -> reject.toString();
    };
  }

  private static String describe(Message message) {
    return switch (message) {
      case Message.Subscribe subscribe -> subscribe.toString();
      case Message.Unsubscribe unsubscribe -> unsubscribe.toString();
      case Message.Replicate replicate ->
          "replicate " + replicate.target() + " " + text(replicate.content());
    };
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "nothing" : new String(bytes, StandardCharsets.UTF_8);
  }

  static void count(Event event, State state, Trace trace) {
    trace.count(Feature.EVENTS);
    switch (event) {
      case Event.Started ignored -> {}
      case Event.DocumentWritten ignored -> {}
      case Event.Received received -> count(received.message(), state, trace);
      case Event.Step step -> count(step, state, trace);
    }
  }

  private static void count(Message message, State state, Trace trace) {
    switch (message) {
      case Message.Unsubscribe ignored -> {}
      case Message.Subscribe subscribe -> {
        Projection before = state.subscribers(subscribe.target()).get(subscribe.from());
        if (before != null && !before.equals(subscribe.projection())) {
          trace.count(Feature.PROJECTIONS_GROWN);
        }
      }
      case Message.Replicate replicate -> {
        Target target = state.target(replicate.target());
        if (target == null || target.needed().fingerprint() != replicate.projection()) {
          trace.count(Feature.OUTDATED_ANSWERS);
        } else if (replicate.content() == null) {
          trace.count(Feature.MISSING_ANSWERED);
        }
      }
    }
  }

  private static void count(Event.Step step, State state, Trace trace) {
    trace.count(Feature.SWEEP_STEPS);
    if (step.sweep().equals(Sweep.ALL_DOCUMENTS)) {
      trace.count(Feature.REBUILDS);
    }
    Sweep sweep = Objects.requireNonNull(state.sweep(step.sweep()));
    if (sweep.wrapped()) {
      trace.count(Feature.SWEEPS_WRAPPED);
    } else if (sweep.end() != null) {
      trace.count(Feature.SWEEPS_EXTENDED);
    }
  }

  static void count(Effect effect, Trace trace) {
    if (effect instanceof Effect.Send send) {
      switch (send.message()) {
        case Message.Subscribe ignored -> trace.count(Feature.SUBSCRIPTIONS);
        case Message.Unsubscribe ignored -> trace.count(Feature.UNSUBSCRIPTIONS);
        case Message.Replicate ignored -> {}
      }
    }
  }
}
