package io.latebind.definition.type;

import java.util.Locale;

/** How the similarity of two vectors is measured. */
public enum Similarity {
  /** The angle between them; a vector of zeros is not allowed. */
  COSINE,
  /** Their dot product. */
  DOT_PRODUCT,
  /** The Euclidean distance between them. */
  EUCLIDEAN;

  /** The name, as definitions write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
