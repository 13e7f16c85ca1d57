package io.latebind.definition;

/** The rule for the names of fields. */
final class FieldNames {
  private static final int LONGEST = 200;
  private static final String HINT =
      "a name has letters, digits and _ - . @; write another, and the path behind it:"
          + " total: { path: …, type: double }";

  private FieldNames() {}

  /** Whether a field may have this name. */
  static boolean isGood(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && !name.startsWith("_")
        && !name.startsWith(".")
        && !name.endsWith(".")
        && !name.contains("..")
        && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "_-.@".indexOf(c) >= 0);
  }

  /** Whether a field may have this name; a problem is reported. */
  static boolean isGood(YamlMap.Entry entry, Problems problems) {
    String name = entry.name();
    if (isGood(name)) {
      return true;
    }
    if (name.startsWith("_")) {
      problems.at(
          entry.key(),
          "the field " + Quote.text(name) + " begins with _; such names are reserved",
          name.equals("_id")
              ? "leave it out: each entry has the id of its document as _id"
              : "choose another name, and write the path behind it: { path: …, type: keyword }");
    } else {
      problems.at(
          entry.key(),
          name.length() > LONGEST
              ? "the name of the field has " + name.length() + " characters"
              : Quote.text(name) + " is no name for a field",
          hint(name));
    }
    return false;
  }

  private static String hint(String name) {
    if (name.length() > LONGEST) {
      return "write at most " + LONGEST;
    }
    String bare = name.replace("[]", "");
    return isGood(bare) && !bare.equals(name)
        ? "brackets belong to the path: " + bare + ": { path: \"" + name + "\", type: … }"
        : HINT;
  }
}
