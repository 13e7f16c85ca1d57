package io.latebind.definition.path;

/**
 * One step of a path: a name, and the arrays that the path goes through from there.
 *
 * @param name the name of a JSON field
 * @param arrays how many {@code []} follow it
 */
public record PathStep(String name, int arrays) {
  /** As it is written in a path. */
  @Override
  public String toString() {
    return (isPlain(name) ? name : "`" + name.replace("`", "``") + "`") + "[]".repeat(arrays);
  }

  /** Whether a path can hold this name without backticks. */
  static boolean isPlain(String name) {
    return !name.isEmpty() && name.codePoints().allMatch(PathStep::isPlain);
  }

  /** Whether this character may stand in a path's name without backticks. */
  static boolean isPlain(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || "_-$@#".indexOf(codePoint) >= 0;
  }
}
