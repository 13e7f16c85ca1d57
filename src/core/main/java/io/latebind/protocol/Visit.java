package io.latebind.protocol;

/**
 * A document that a lap visits.
 *
 * @param id of the document
 * @param cursor the position of the lap at this visit, which only the {@link State} can interpret
 */
public record Visit(String id, String cursor) {
  /** A visit in a lap that is ordered by ids. */
  public static Visit of(String id) {
    return new Visit(id, id);
  }
}
