package io.latebind.simulation.check;

import io.latebind.protocol.Effect;
import io.latebind.protocol.Event;
import io.latebind.protocol.Home;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to break the core from outside. The default breaks nothing. */
public interface Mutant {
  /** The core as it is. */
  Mutant NONE = new Mutant() {};

  /** What becomes of an event; null when it is lost. */
  default @Nullable Event event(Event event, State state) {
    return event;
  }

  /** What the engine sees of the state while it applies {@code event}. */
  default State state(State state, Event event, int partition, Home home) {
    return state;
  }

  /**
   * What becomes of the effects of {@code event}.
   *
   * @param before the written document as it was, when the event is a write
   */
  default List<Effect> effects(Event event, @Nullable StoredDocument before, List<Effect> effects) {
    return effects;
  }

  /** Whether what surrounds the engine has this mistake. */
  default boolean has(Flaw flaw) {
    return false;
  }

  /** A mutant whose engine is right, in surroundings that are not. */
  static Mutant with(Flaw one) {
    return new Mutant() {
      @Override
      public boolean has(Flaw flaw) {
        return flaw == one;
      }
    };
  }
}
