package io.latebind.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @TempDir private Path folder;

  @Test
  void settingsAndClientPropertiesAreToldApart() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "security.protocol=SASL_SSL\nlatebind.threads = 7 \n");

    Configuration configuration = Configuration.read(file);

    assertThat(configuration.client()).containsOnlyKeys("security.protocol");
    assertThat(configuration.integer(Setting.THREADS, 1)).isEqualTo(7);
    assertThat(configuration.integer(Setting.LOADS_MAX, 1)).isEqualTo(1000);
  }

  @Test
  void anUnknownSettingIsRefusedWithTheKnownOnes() {
    Properties properties = new Properties();
    properties.setProperty("latebind.thread", "7");

    assertThatThrownBy(() -> Configuration.of(properties))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("latebind.thread.")
        .hasMessageContaining("Did you mean latebind.threads?")
        .hasMessageContaining("latebind.threads");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "two", "1.5", "99999999999999999999"})
  void aNumberThatIsNoneIsRefusedWithItsMeaning(String value) {
    Configuration configuration = Configuration.EMPTY.with(Setting.THREADS, value);

    assertThatThrownBy(() -> configuration.integer(Setting.THREADS, 1))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("latebind.threads")
        .hasMessageContaining(Setting.THREADS.explanation());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Configuration.read(folder.resolve("none.properties")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("none.properties");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingHasItsPrefixAndAnExplanation(Setting setting) {
    assertThat(setting.key()).startsWith("latebind.").matches("[a-z.]+");
    assertThat(setting.explanation()).endsWith(".");
  }

  @Test
  void aMarkInFrontOfTheFileIsNoPartOfTheFirstName() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "\uFEFFlatebind.threads=7\n");

    assertThat(Configuration.read(file).integer(Setting.THREADS, 1)).isEqualTo(7);
  }

  @Test
  void aNameThatStandsTwiceIsRefused() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "ssl.key.password=one\nlatebind.threads=7\nssl.key.password=two\n");

    assertThatThrownBy(() -> Configuration.read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("ssl.key.password stands twice in " + file)
        .hasMessageNotContaining("two,");
  }

  @Test
  void theSameLineTwiceIsNoQuestion() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "latebind.threads=7\nlatebind.threads=7\n");

    assertThat(Configuration.read(file).integer(Setting.THREADS, 1)).isEqualTo(7);
  }

  @Test
  void aFileOfAnotherEncodingIsSaidToBeOne() throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(file, "latebind.threads=7\n", StandardCharsets.UTF_16);

    assertThatThrownBy(() -> Configuration.read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("it is not UTF-8");
  }
}
