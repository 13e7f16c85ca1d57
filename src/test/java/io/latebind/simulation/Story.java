package io.latebind.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened, in plain sentences; nothing is written unless somebody wants to read it. */
final class Story {
  /** Nobody listens. */
  static final Story NONE = new Story(null);

  private final @Nullable List<String> lines;

  private Story(@Nullable List<String> lines) {
    this.lines = lines;
  }

  /** A story that somebody reads. */
  static Story told() {
    return new Story(new ArrayList<>());
  }

  void tell(Supplier<String> sentence) {
    if (lines != null) {
      lines.add(sentence.get());
    }
  }

  /** The sentences so far. */
  List<String> lines() {
    return lines == null ? List.of() : lines;
  }

  /** The sentences with numbers in front; what belongs to the sentence before has none. */
  String numbered() {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (String line : lines()) {
      text.append(
          line.startsWith(" ")
              ? "    %s%n".formatted(line)
              : "%3d. %s%n".formatted(++number, line));
    }
    return text.toString();
  }
}
