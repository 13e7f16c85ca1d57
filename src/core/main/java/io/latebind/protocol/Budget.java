package io.latebind.protocol;

import java.util.function.BooleanSupplier;

/**
 * A bound on the work done in one go. It is checked after each document, and at least one is always
 * processed: otherwise a document that costs more than the budget never would be.
 *
 * @param cost in loads: a load costs 1, and each KiB that is read costs 1 more
 * @param isOver whether it is used up although some cost is left, for example because time has run
 *     out; the engine never reads a clock itself
 */
public record Budget(long cost, BooleanSupplier isOver) {
  /** No bound at all. */
  public static final Budget UNLIMITED = of(Long.MAX_VALUE);

  /** A budget of cost alone. */
  public static Budget of(long cost) {
    return new Budget(cost, () -> false);
  }

  @Override
  public String toString() {
    return Long.toString(cost);
  }
}
