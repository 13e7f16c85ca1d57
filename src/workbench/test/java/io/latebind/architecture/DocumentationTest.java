package io.latebind.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents for readers: short, narrow, and with links that lead somewhere. */
class DocumentationTest {
  private static final int README_LINES = 220;
  private static final int TABLE_COLUMNS = 104;
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(SourceFile.PROJECT);
        Stream<Path> docs = Files.walk(SourceFile.PROJECT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theReadmeIsAPage() throws IOException {
    assertThat(Files.readAllLines(SourceFile.PROJECT.resolve("README.md")))
        .hasSizeLessThanOrEqualTo(README_LINES);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    String prose = CODE.matcher(Files.readString(page)).replaceAll("");
    List<String> dead = new ArrayList<>();
    LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.startsWith("http"))
        .filter(target -> !leadsSomewhere(page, target))
        .forEach(dead::add);
    assertThat(dead).as("links in %s", page).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void tablesFitOnThePage(Path page) throws IOException {
    assertThat(Files.readAllLines(page))
        .as("rows of tables in %s with more than %d columns", page, TABLE_COLUMNS)
        .noneMatch(line -> line.startsWith("|") && line.length() > TABLE_COLUMNS);
  }

  private static boolean leadsSomewhere(Path page, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path folder = Objects.requireNonNull(page.getParent());
    Path linked = file.isEmpty() ? page : folder.resolve(file);
    return Files.exists(linked)
        && (hash < 0 || anchors(linked).contains(target.substring(hash + 1)));
  }

  private static List<String> anchors(Path page) {
    try {
      return HEADING
          .matcher(Files.readString(page))
          .results()
          .map(heading -> anchor(heading.group(1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As GitHub names it. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
