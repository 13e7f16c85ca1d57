package io.latebind.definition.yaml;

import io.latebind.definition.FieldNames;
import io.latebind.definition.text.Diagnostics;
import io.latebind.definition.text.Quote;

/** Reports field names that are not valid, with a better one. */
final class FieldNameCheck {
  private static final String HINT =
      "a name has letters, digits and _ - . @; write another, and the path behind it:"
          + " total: { path: …, type: double }";

  private FieldNameCheck() {}

  /** Whether a field may have this name; if not, reports why. */
  static boolean isGood(YamlMap.Entry entry, Diagnostics problems) {
    String name = entry.name();
    if (FieldNames.isGood(name)) {
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
          name.length() > FieldNames.LONGEST
              ? "the name of the field has " + name.length() + " characters"
              : Quote.text(name) + " is no name for a field",
          hint(name));
    }
    return false;
  }

  private static String hint(String name) {
    if (name.length() > FieldNames.LONGEST) {
      return "write at most " + FieldNames.LONGEST;
    }
    String bare = name.replace("[]", "");
    return FieldNames.isGood(bare) && !bare.equals(name)
        ? "brackets belong to the path: " + bare + ": { path: \"" + name + "\", type: … }"
        : HINT;
  }
}
