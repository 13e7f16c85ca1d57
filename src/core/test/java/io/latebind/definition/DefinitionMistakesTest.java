package io.latebind.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latebind.definition.yaml.Definitions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake in {@code definitions/mistakes.txt} is answered with line, column and hint. A case
 * there is a title, a definition, and behind {@code >} the lines of the answer; {@code ===} stands
 * between two cases.
 */
final class DefinitionMistakesTest {
  private static final String FILE = "orders.yaml";

  record Mistaken(String title, String yaml, List<String> answers) {
    static Mistaken parse(String text) {
      List<String> lines = text.lines().toList();
      List<String> rest = lines.subList(1, lines.size());
      return new Mistaken(
          lines.getFirst(),
          String.join("\n", rest.stream().filter(line -> !line.startsWith("> ")).toList()),
          rest.stream()
              .filter(line -> line.startsWith("> "))
              .map(line -> FILE + ":" + line.substring(2))
              .toList());
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Mistaken> mistakes() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            DefinitionMistakesTest.class.getResourceAsStream("/definitions/mistakes.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^===\n")).map(Mistaken::parse);
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsAnsweredWithItsPlaceAndAHint(Mistaken mistaken) {
    var thrown =
        catchThrowableOfType(
            DefinitionException.class, () -> Definitions.read(FILE, mistaken.yaml()));

    assertThat(thrown).as("accepted:\n%s", mistaken.yaml()).isNotNull();
    assertThat(Objects.requireNonNull(thrown.getMessage()).lines())
        .containsExactlyElementsOf(mistaken.answers());
  }
}
