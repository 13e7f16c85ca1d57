package io.latebind.bench.data;

/**
 * How many documents there are, and who refers to whom.
 *
 * <p>Referrer <i>i</i> loads target <i>i mod targets</i>, so that every target has the same number
 * of referrers. Behind these, the main ones, there are probes: pairs of a referrer and a target of
 * its own, which can be written while the others are busy.
 *
 * @param referrers main referrers
 * @param targets main targets
 * @param references how many targets a referrer loads: 1, or 3
 * @param hops whether a target leads to a second document, which the referrer loads as well
 * @param anchored whether a target's id is anchored at its referrer; then every referrer has its
 *     own
 * @param probes pairs beside the main ones
 */
public record Shape(
    int referrers, int targets, int references, boolean hops, boolean anchored, int probes) {

  /** So many targets lead to the same second document. */
  private static final int TARGETS_A_SECOND = 100;

  /** Checks that it makes sense. */
  public Shape {
    if (referrers < 1 || targets < references || probes < 0) {
      throw new IllegalArgumentException("a data set needs referrers and targets enough");
    }
    if (references != 1 && references != 3) {
      throw new IllegalArgumentException("a referrer has 1 reference or 3, not " + references);
    }
    if (anchored && referrers != targets) {
      throw new IllegalArgumentException("with anchors every referrer has a target of its own");
    }
  }

  /** One reference each, shared by {@code fanOut} referrers. */
  public static Shape sharing(int referrers, int fanOut) {
    int targets = Math.max(1, referrers / fanOut);
    return new Shape(referrers, targets, 1, false, false, 0);
  }

  /** The same with three references each. */
  public Shape withThreeReferences() {
    return new Shape(referrers, targets, 3, hops, anchored, probes);
  }

  /** The same with a second hop. */
  public Shape withHops() {
    return new Shape(referrers, targets, references, true, anchored, probes);
  }

  /** The same with anchored ids. */
  public Shape withAnchors() {
    return new Shape(referrers, targets, references, hops, true, probes);
  }

  /** The same with probes. */
  public Shape withProbes(int number) {
    return new Shape(referrers, targets, references, hops, anchored, number);
  }

  /** The documents of a kind, probes included. */
  public int count(Kind kind) {
    return switch (kind) {
      case REFERRER -> referrers + probes;
      case TARGET -> targets + probes;
      case SECOND -> hops ? second(targets + probes - 1) + 1 : 0;
    };
  }

  /** All documents. */
  public int documents() {
    return count(Kind.REFERRER) + count(Kind.TARGET) + count(Kind.SECOND);
  }

  /** Whether a referrer is a probe. */
  public boolean isProbe(int referrer) {
    return referrer >= referrers;
  }

  /**
   * The number of a target that a referrer loads.
   *
   * @param which from 0 to {@code references - 1}
   */
  public int target(int referrer, int which) {
    if (isProbe(referrer)) {
      return targets + referrer - referrers;
    }
    return (int) ((referrer + (long) which * targets / references) % targets);
  }

  /** The referrer of a target that has only one. */
  public int onlyReferrer(int target) {
    if (target < targets && targets != referrers) {
      throw new IllegalArgumentException("target " + target + " has several referrers");
    }
    return target < targets ? target : referrers + target - targets;
  }

  /** The number of the second document that a target leads to. */
  public int second(int target) {
    return target / TARGETS_A_SECOND;
  }

  /** The id of a document. */
  public String id(Kind kind, int number) {
    return switch (kind) {
      case REFERRER -> "r/" + number;
      case TARGET -> anchored ? "t/" + number + "$r/" + number : "t/" + number;
      case SECOND -> "s/" + number;
    };
  }
}
