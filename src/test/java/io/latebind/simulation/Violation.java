package io.latebind.simulation;

/** A check that did not hold. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final Check check;

  Violation(Check check, String found) {
    super(check + "; but " + found);
    this.check = check;
  }

  Violation(Check check, Throwable found) {
    super(check + "; but " + found, found);
    this.check = check;
  }

  Check check() {
    return check;
  }
}
