package io.latebind.definition;

import java.util.Locale;

/**
 * How many bits a search keeps of each number of a vector. Fewer take less memory and find the
 * nearest less surely. The entry keeps all of them.
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
