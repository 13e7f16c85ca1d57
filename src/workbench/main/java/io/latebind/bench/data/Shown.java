package io.latebind.bench.data;

import java.util.List;

/**
 * The versions of the documents that an entry was made of.
 *
 * @param own of the referrer
 * @param targets of each target, in the order of the references; -1 where it is missing
 * @param second of the second document; -1 where it is missing or there is none
 */
public record Shown(int own, List<Integer> targets, int second) {
  /** A version of what is not there. */
  public static final int MISSING = -1;

  /** Whether a reference of it is missing. */
  public boolean isIncomplete(Shape shape) {
    return targets.contains(MISSING) || (shape.hops() && second == MISSING);
  }
}
