package io.latebind.engine;

/**
 * A document that a lap comes to.
 *
 * @param id of the document
 * @param cursor where the lap stands then, which means something to the {@link State} alone
 */
public record Visit(String id, String cursor) {
  /** One in an order of ids. */
  public static Visit of(String id) {
    return new Visit(id, id);
  }
}
