package io.latebind.definition.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known word that is nearest to an unknown one: did you mean …? */
public final class Suggestion {
  private static final int LONGEST = 64;

  private Suggestion() {}

  /** A hint: the nearest of {@code known}, or all of them. */
  public static String among(Collection<String> known, String word) {
    return nearest(known, word)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "write one of " + String.join(", ", known));
  }

  /** The word of {@code known} that is nearest to {@code word}, if it is only a few edits away. */
  public static Optional<String> nearest(Collection<String> known, String word) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String nearest = "";
    int fewest = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int edits = edits(lower, candidate.toLowerCase(Locale.ROOT));
      if (edits < fewest) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return Optional.of(nearest).filter(found -> !found.isEmpty());
  }

  /** How many letters to insert, drop, replace or swap with their neighbour. */
  private static int edits(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int edits = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    edits = Math.min(edits, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(edits, cost[i - 2][j - 2] + 1) : edits;
  }
}
