package io.latebind.simulation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened, in plain sentences; nothing is written unless somebody wants to read it. */
public final class Story {
  /** Nobody listens. */
  public static final Story NONE = new Story(null);

  private static final int BEGINNING = 60;
  private static final int ENDING = 20;

  private final @Nullable List<String> lines;
  private @Nullable String held;

  private Story(@Nullable List<String> lines) {
    this.lines = lines;
  }

  /** A story that somebody reads. */
  public static Story told() {
    return new Story(new ArrayList<>());
  }

  public void tell(Supplier<String> sentence) {
    if (lines != null) {
      held = null;
      lines.add(sentence.get());
    }
  }

  /** Tells a sentence if something comes of it. */
  public void hold(Supplier<String> sentence) {
    if (lines != null) {
      held = sentence.get();
    }
  }

  /** What comes of the sentence before. */
  public void tellOf(Supplier<String> sentence) {
    if (lines != null) {
      if (held != null) {
        lines.add(held);
        held = null;
      }
      lines.add("  … " + sentence.get());
    }
  }

  /** The sentences so far. */
  public List<String> lines() {
    return lines == null ? List.of() : lines;
  }

  /**
   * The sentences with numbers in front; what belongs to the sentence before has none. Of a long
   * story the middle is left out.
   */
  public String numbered() {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (int i = 0; i < lines().size(); i++) {
      String line = lines().get(i);
      number += line.startsWith(" ") ? 0 : 1;
      if (i < BEGINNING || i >= lines().size() - ENDING) {
        text.append(
            line.startsWith(" ")
                ? "    %s%n".formatted(line)
                : "%3d. %s%n".formatted(number, line));
      } else if (i == BEGINNING) {
        text.append("     … %,d lines …%n".formatted(lines().size() - BEGINNING - ENDING));
      }
    }
    return text.toString();
  }
}
