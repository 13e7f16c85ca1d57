package io.latebind.soak.load;

/** Whether instances come and go at the moment: then some answers may be late, or say so. */
public final class SoakPhase {
  private volatile boolean moving;
  private volatile long changes;

  /** Tells phases that have passed meanwhile from those that stand. */
  record Mark(boolean moving, long changes) {}

  Mark mark() {
    return new Mark(moving, changes);
  }

  /** Whether anything moved between a mark and now. */
  boolean movedSince(Mark mark) {
    return mark.moving() || moving || changes != mark.changes();
  }

  boolean moving() {
    return moving;
  }

  synchronized void begin() {
    moving = true;
    changes++;
  }

  synchronized void end() {
    moving = false;
  }
}
