package io.latebind.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With {@code -Dformat.apply=true} the list is written instead of compared. */
class SettingsListTest {
  private static final Path PAGE = SourceFile.PROJECT.resolve("docs/configuration.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->";

  @Test
  void thePageShowsEverySettingWithItsDefault() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("format.apply")) {
      page = page.substring(0, begin) + list() + page.substring(end);
      Files.writeString(PAGE, page);
      end = page.indexOf(END);
    }

    assertThat(page.substring(begin, end)).isEqualTo(list());
  }

  private static String list() {
    return Arrays.stream(Setting.values())
        .map(
            setting ->
                "* **`%s`**%s: %s\n"
                    .formatted(
                        setting.key(),
                        setting.defaultValue().isEmpty()
                            ? ""
                            : " = `" + setting.defaultValue() + "`",
                        setting.explanation()))
        .collect(Collectors.joining());
  }
}
