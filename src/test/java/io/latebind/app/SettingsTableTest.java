package io.latebind.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With {@code -Dformat.apply=true} the table is written instead of compared. */
class SettingsTableTest {
  private static final Path README =
      Path.of(System.getProperty("project.basedir", "."), "README.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->";

  @Test
  void theReadmeShowsEverySettingWithItsDefault() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    if (Boolean.getBoolean("format.apply")) {
      readme = readme.substring(0, begin) + table() + readme.substring(end);
      Files.writeString(README, readme);
      end = readme.indexOf(END);
    }

    assertThat(readme.substring(begin, end)).isEqualTo(table());
  }

  private static String table() {
    return Arrays.stream(Setting.values())
        .map(
            setting ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        setting.key(),
                        setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
                        setting.explanation()))
        .collect(Collectors.joining("", "| setting | default | |\n|---|---|---|\n", ""));
  }
}
