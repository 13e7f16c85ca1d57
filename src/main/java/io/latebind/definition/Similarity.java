package io.latebind.definition;

import java.util.Locale;

/** How near two vectors are. */
public enum Similarity {
  /** The angle between them; no vector is all zeros. */
  COSINE,
  /** Their dot product. */
  DOT_PRODUCT,
  /** The distance between their ends. */
  EUCLIDEAN;

  /** The name, as definitions write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
