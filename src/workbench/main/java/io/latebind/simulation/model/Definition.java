package io.latebind.simulation.model;

/**
 * A generated index definition, as plain as it can be: what {@link DefinedIndex} does for the
 * engine and what {@link Expected} does by hand both follow it.
 *
 * @param variant what it loads, differently for each kind
 */
public record Definition(String name, Kind kind, int variant, boolean several, Cover cover) {
  public static final int VARIANTS = 3;

  /** What sort of index it is. */
  public enum Kind {
    /** Reads single fields of one target. */
    FIELDS,
    /** Reads the whole of one target. */
    WHOLE,
    /** Loads a list, and from each of it follows a chain of further documents. */
    HOPS,
    /** Makes one entry per tag, when it may. */
    TAGS,
    /** Refuses some documents, because of themselves or because of what they load. */
    MOODY
  }

  /** Which documents it maps. */
  public enum Cover {
    ALL,
    EVEN,
    ODD;

    public boolean covers(String id) {
      return this == ALL || (id.length() % 2 == 0) == (this == EVEN);
    }
  }

  /** What {@link Kind#FIELDS} reads of its target. */
  Reads fields() {
    return switch (variant) {
      case 0 -> Reads.NAME;
      case 1 -> Reads.NAME_CODE;
      default -> Reads.CODE;
    };
  }

  String fingerprint() {
    return kind + " " + variant + " " + several + " " + cover;
  }
}
