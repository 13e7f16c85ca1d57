package io.latebind.engine;

/** What is spent of a {@link Budget}. */
final class Spending {
  /** An evaluation that loads nothing: about as much as ten small loads. */
  private static final int EVALUATION = 10;

  private static final int BYTES_OF_A_LOAD = 1024;

  private final Budget budget;
  private long spent;

  Spending(Budget budget) {
    this.budget = budget;
  }

  /** Spending that nobody limits. */
  static Spending unlimited() {
    return new Spending(Budget.UNLIMITED);
  }

  /** A document is evaluated. */
  void evaluation() {
    spent += EVALUATION;
  }

  /** A document is only looked at. */
  void visit() {
    spent++;
  }

  /** A document is loaded, of which so many bytes are read. */
  void load(int bytes) {
    spent += 1 + bytes / BYTES_OF_A_LOAD;
  }

  boolean isUsedUp() {
    return spent >= budget.cost() || budget.isOver().getAsBoolean();
  }
}
