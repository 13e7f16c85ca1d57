package io.latebind.simulation.check;

/** A check that did not hold. */
public final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final Check check;

  public Violation(Check check, String found) {
    super(check + "; but " + found);
    this.check = check;
  }

  public Violation(Check check, Throwable found) {
    super(check + "; but " + said(found), found);
    this.check = check;
  }

  /** What an assertion says is enough; what was thrown needs its name. */
  private static String said(Throwable found) {
    return found instanceof AssertionError && found.getMessage() != null
        ? found.getMessage().strip()
        : found.toString();
  }

  public Check check() {
    return check;
  }
}
