package io.latebind.engine;

import io.latebind.protocol.Budget;

/** Tracks what is spent of a {@link Budget}. */
final class SpentBudget {
  /** The cost of an evaluation that loads nothing: about that of ten small loads. */
  private static final int EVALUATION = 10;

  private static final int BYTES_OF_A_LOAD = 1024;

  private final Budget budget;
  private long spent;

  SpentBudget(Budget budget) {
    this.budget = budget;
  }

  /** Spending without a limit. */
  static SpentBudget unlimited() {
    return new SpentBudget(Budget.UNLIMITED);
  }

  /** A document is evaluated. */
  void evaluation() {
    spent += EVALUATION;
  }

  /** A document is only looked at. */
  void visit() {
    spent++;
  }

  /** A document is loaded, and {@code bytes} of it are read. */
  void load(int bytes) {
    spent += 1 + bytes / BYTES_OF_A_LOAD;
  }

  boolean isUsedUp() {
    return spent >= budget.cost() || budget.isOver().getAsBoolean();
  }
}
