package io.latebind.fuzz.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A case of the corpus. In a file it is a title behind {@code #}, the input, and behind {@code >}
 * the answer; {@code ===} stands between two cases.
 *
 * @param input its lines
 * @param answers the expected answer's lines
 */
public record Case(String title, List<String> input, List<String> answers) {
  private static final String ANSWER = "> ";

  /** All cases of a file in the folder of hostile input. */
  public static List<Case> read(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Case.class.getResourceAsStream("/hostile/" + file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^===\n", -1)).map(Case::parse).toList();
    }
  }

  private static Case parse(String text) {
    List<String> lines = text.lines().toList();
    if (!lines.getFirst().startsWith("# ")) {
      throw new IllegalArgumentException("a case begins with its title: " + lines.getFirst());
    }
    List<String> rest = lines.subList(1, lines.size());
    return new Case(
        lines.getFirst().substring(2),
        rest.stream().filter(line -> !line.startsWith(ANSWER)).toList(),
        rest.stream()
            .filter(line -> line.startsWith(ANSWER))
            .map(line -> line.substring(ANSWER.length()))
            .toList());
  }

  @Override
  public String toString() {
    return title;
  }
}
