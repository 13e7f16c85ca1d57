package io.latebind.definition.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.text.SyntaxException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdPatternTest {
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = ' ',
      value = {
        "orders/{n} orders/1 1",
        "orders/{n} orders/a-b_c a-b_c",
        "orders/{n} orders/ -",
        "orders/{n} orders/1/2 -",
        "orders/{n} orders -",
        "orders/{n} Orders/1 -",
        "orders/{n} xorders/1 -",
        "orders/{n+} orders/1/2 1/2",
        "orders/{n+} orders/1 1",
        "orders/{n+} orders/ -",
        "{n}/text 1/text 1",
        "{n}/text /text -",
        "{n+}/text a/b/text a/b",
        "{n} abc abc",
        "{n} a/b -",
        "{n+} a/b a/b",
        "a{n}a aa -",
        "a{n}a aaa a",
        "{a}-{b} x-y-z x|y-z",
        "{a}-{b} x- -",
        "{a}/{b} x/y x|y",
        "{a}/{b} x/y/z -",
        "{a+}/{b} x/y/z x/y|z",
        "{a}/{b+} x/y/z x|y/z",
        "{a+}/x{b} p/xq/r/xs p/xq/r|s",
        "text/{t}$emails/{e} text/9$emails/1 9|1",
        "{a}.{b+}.json x.y.z.json x|y.z",
        "mail#%[]$/{n} mail#%[]$/<x@y> <x@y>",
      })
  void anIdIsSplitIntoTheValuesOfTheVariables(String pattern, String id, String values)
      throws SyntaxException {
    List<String> matched = IdPatternParser.parse(pattern).match(id);

    assertThat(matched == null ? "-" : String.join("|", matched)).isEqualTo(values);
    assertThat(IdPatternParser.parse(pattern).matches(id)).isEqualTo(matched != null);
  }

  @Test
  void aPatternWithoutVariablesCoversOneId() throws SyntaxException {
    IdPattern pattern = IdPatternParser.parse("config/global");

    assertThat(pattern.match("config/global")).isEmpty();
    assertThat(pattern.match("config/globals")).isNull();
  }

  @Test
  void aHostilePatternTakesNoLongerThanAnother() throws SyntaxException {
    // given
    StringBuilder text = new StringBuilder("{v0+}");
    for (int i = 1; i < 200; i++) {
      text.append("/{v").append(i).append("+}");
    }
    IdPattern pattern = IdPatternParser.parse(text + "x");

    // when
    String slashes = "a/".repeat(511) + "ax";

    // then
    assertThat(pattern.matches(slashes)).isTrue();
    assertThat(pattern.matches(slashes.substring(1) + "y")).isFalse();
  }

  @Test
  void aPatternMatchesWhatTheRegularExpressionDoes() throws SyntaxException {
    long seed = Long.getLong("definition.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      // given
      StringBuilder pattern = new StringBuilder();
      StringBuilder regex = new StringBuilder();
      for (int part = 0, parts = random.nextInt(1, 6); part < parts; part++) {
        addPart(random, part, pattern, regex);
      }
      String id = word(random, random.nextInt(1, 9));

      // when
      List<String> values = IdPatternParser.parse(pattern.toString()).match(id);

      // then
      assertThat(values)
          .as("seed %d: %s on %s", seed, pattern, id)
          .isEqualTo(groups(regex.toString(), id));
    }
  }

  private static void addPart(
      SplittableRandom random, int part, StringBuilder pattern, StringBuilder regex) {
    boolean variable = pattern.isEmpty() || pattern.charAt(pattern.length() - 1) != '}';
    if (variable && random.nextInt(4) > 0) {
      boolean many = random.nextBoolean();
      pattern.append("{v").append(part).append(many ? "+}" : "}");
      regex.append(many ? "(.+?)" : "([^/]+?)");
    } else {
      String literal = word(random, random.nextInt(1, 3));
      pattern.append(literal);
      regex.append(Pattern.quote(literal));
    }
  }

  private static @Nullable List<String> groups(String regex, String id) {
    var matcher = Pattern.compile(regex).matcher(id);
    if (!matcher.matches()) {
      return null;
    }
    return IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList();
  }

  private static String word(SplittableRandom random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append("ab/".charAt(random.nextInt(3)));
    }
    return word.toString();
  }
}
