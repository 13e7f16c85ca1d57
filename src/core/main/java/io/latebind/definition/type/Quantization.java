package io.latebind.definition.type;

import java.util.Locale;

/**
 * How many bits of each number of a vector the search index keeps. Fewer bits take less memory and
 * find the nearest neighbours less reliably. The entry keeps all bits.
 */
public enum Quantization {
  /** All 32. */
  NONE,
  /** 8 bits. */
  INT8,
  /** 4 bits. */
  INT4,
  /** 2 bits. */
  INT2,
  /** 1 bit. */
  BINARY;

  /** The name, as definitions write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
