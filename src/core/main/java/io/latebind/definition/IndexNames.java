package io.latebind.definition;

import io.latebind.definition.text.Quote;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule for the names of indexes. */
public final class IndexNames {
  private static final int LONGEST = 100;
  private static final int LONGEST_HINT = 50;

  private IndexNames() {}

  /** Whether an index may have this name. */
  public static boolean isName(String name) {
    return problem(name) == null;
  }

  /** What is wrong with the name, or null. */
  public static @Nullable String problem(String name) {
    if (name.length() > LONGEST) {
      return "the name of the index has " + name.length() + " characters";
    }
    return name.matches("[a-z][a-z0-9_-]*") ? null : Quote.text(name) + " is no name for an index";
  }

  /** What to write instead. */
  public static String hint(String name) {
    if (name.length() > LONGEST) {
      return "write at most " + LONGEST;
    }
    String better =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[^a-z]+", "");
    return "a name has lower-case letters, digits, - and _, beginning with a letter"
        + (better.isEmpty() || better.length() > LONGEST_HINT ? "" : ", as " + better);
  }
}
