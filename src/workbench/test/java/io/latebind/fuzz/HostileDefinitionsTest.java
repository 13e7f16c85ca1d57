package io.latebind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latebind.definition.DefinitionException;
import io.latebind.definition.yaml.Definitions;
import io.latebind.fuzz.corpus.Case;
import io.latebind.fuzz.corpus.Escapes;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every definition in {@code hostile/definitions.txt} is refused with a place, what is wrong and a
 * hint, or is harmless and accepted. Mistakes that people make are in {@code
 * definitions/mistakes.txt}; these are meant badly.
 */
class HostileDefinitionsTest {
  private static final String FILE = "bad.yaml";
  private static final int LONGEST_ANSWER = 100_000;

  static List<Case> definitions() throws IOException {
    return Case.read("definitions.txt");
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aBadDefinitionIsRefusedWithItsPlaceAndAHint(Case bad) {
    byte[] yaml = Escapes.decode(String.join("\n", bad.input()));

    var refused =
        catchThrowableOfType(DefinitionException.class, () -> Definitions.read(FILE, yaml));

    if (bad.answers().getFirst().equals("accepted")) {
      assertThat(refused).as(bad.title()).isNull();
      return;
    }
    assertThat(refused).as("accepted: %s", bad.title()).isNotNull();
    String answer = Objects.requireNonNull(refused.getMessage());
    String[] expected = bad.answers().getFirst().split(" ", 2);
    String first = answer.lines().findFirst().orElse("");
    assertThat(first).startsWith(FILE + ":" + expected[0]).contains(" Hint: ");
    assertThat(first).contains(expected.length > 1 ? expected[1] : "");
    assertThat(answer).hasSizeLessThan(LONGEST_ANSWER);
  }

  @Test
  void theNextGoodDefinitionIsRead() {
    String good = "name: orders\nfrom: orders/{n}\nfields: { total: double }\n";

    assertThat(Definitions.read(FILE, good)).hasSize(1);
  }
}
