package io.latebind.engine;

import java.util.function.BooleanSupplier;

/**
 * How much may be done in one go. It is looked at behind each document, of which there is always at
 * least one: otherwise what costs more than a budget would never be done.
 *
 * @param cost in loads: a load costs 1, and each KiB that is read costs 1 more
 * @param isOver whether it is over although there is some cost left, as when time has run out; the
 *     engine never reads a clock itself
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
