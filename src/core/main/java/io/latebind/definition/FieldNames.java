package io.latebind.definition;

/** The rule for the names of fields. */
public final class FieldNames {
  /** The most characters that a name may have. */
  public static final int LONGEST = 200;

  private FieldNames() {}

  /** Whether a field may have this name. */
  public static boolean isGood(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && !name.startsWith("_")
        && !name.startsWith(".")
        && !name.endsWith(".")
        && !name.contains("..")
        && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "_-.@".indexOf(c) >= 0);
  }
}
