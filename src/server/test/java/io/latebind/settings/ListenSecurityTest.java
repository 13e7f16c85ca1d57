package io.latebind.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a node may be reached with which settings. */
class ListenSecurityTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name : List.of("keys", "trust", "tokens")) {
      Files.writeString(folder.resolve(name), "of no matter here");
    }
  }

  private Settings settings(String host, @Nullable String advertised, String... names) {
    Map<String, Setting> files =
        Map.of(
            "keys", Setting.TLS_KEYSTORE_LOCATION,
            "trust", Setting.TLS_TRUSTSTORE_LOCATION,
            "tokens", Setting.TOKENS_FILE);
    Configuration configuration = Configuration.EMPTY;
    for (String name : names) {
      configuration =
          configuration.with(requireNonNull(files.get(name)), folder.resolve(name).toString());
    }
    return new Settings(
        new Settings.Cluster.Embedded(0),
        null,
        host,
        0,
        advertised,
        OptionalInt.empty(),
        configuration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
  void onLoopbackNothingIsAskedFor(String host) {
    assertThatCode(() -> settings(host, null).http()).doesNotThrowAnyException();
    assertThatCode(() -> settings(host, "localhost:81").http()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "10.0.0.1", "no-such-host.invalid"})
  void beyondLoopbackItDoesNotListenWithoutTlsAndTokens(String host) {
    assertThatThrownBy(() -> settings(host, null).http())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(host + " (--listen)")
        .hasMessageContaining("latebind.http.tls.keystore.location")
        .hasMessageContaining("latebind.http.tls.truststore.location")
        .hasMessageContaining("latebind.http.tokens.file");
    assertThatThrownBy(() -> settings(host, null, "keys", "trust").http())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Set latebind.http.tokens.file in");
    assertThatThrownBy(() -> settings(host, null, "tokens").http())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("latebind.http.tls.keystore.location");
    assertThatCode(() -> settings(host, null, "keys", "trust", "tokens").http())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7:80", "no-such-host.invalid:8080"})
  void beyondLoopbackItIsNotAdvertisedWithoutTlsAndTokens(String advertised) {
    assertThatThrownBy(() -> settings("127.0.0.1", advertised).http())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(advertised + " (--advertise)");
    assertThatCode(() -> settings("127.0.0.1", advertised, "keys", "trust", "tokens").http())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:", ":", "localhost:port", ""})
  void anAddressForOthersHasAHostAndAPort(String advertised) {
    assertThatThrownBy(() -> settings("127.0.0.1", advertised).http())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("host:port");
  }

  @Test
  void tlsNeedsBothStores() {
    assertThatThrownBy(() -> settings("127.0.0.1", null, "keys").http())
        .hasMessageContaining("latebind.http.tls.truststore.location");
    assertThatThrownBy(() -> settings("127.0.0.1", null, "trust").http())
        .hasMessageContaining("latebind.http.tls.keystore.location");
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    Settings settings = settings("127.0.0.1", null, "tokens");
    Files.delete(folder.resolve("tokens"));
    assertThatThrownBy(settings::http)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(folder.resolve("tokens").toString());
  }

  @Test
  void nothingShowsASecret() {
    Properties properties = new Properties();
    properties.setProperty(Setting.TLS_KEYSTORE_PASSWORD.key(), "hide-me-1");
    properties.setProperty(Setting.TLS_TRUSTSTORE_PASSWORD.key(), "hide-me-2");
    properties.setProperty(
        "sasl.jaas.config", "org.example.Login required password=\"hide-me-3\";");
    properties.setProperty("ssl.key.password", "hide-me-4");
    Configuration configuration = Configuration.of(properties);
    Settings settings =
        settings("127.0.0.1", null, "keys", "trust", "tokens").withConfiguration(configuration);

    assertThat(configuration.toString()).contains("sasl.jaas.config").doesNotContain("hide-me");
    assertThat(settings.toString()).doesNotContain("hide-me");
    assertThat(
            settings
                .withConfiguration(
                    configuration
                        .with(Setting.TLS_KEYSTORE_LOCATION, folder.resolve("keys").toString())
                        .with(Setting.TLS_TRUSTSTORE_LOCATION, folder.resolve("trust").toString()))
                .http()
                .toString())
        .contains("[hidden]")
        .doesNotContain("hide-me");
  }

  @Test
  void aMistakeInASettingShowsNoSecret() {
    for (Setting setting : Setting.values()) {
      if (setting.isSecret()) {
        Configuration configuration = Configuration.EMPTY.with(setting, "hide-me");
        assertThatThrownBy(() -> configuration.flag(setting)).hasMessageNotContaining("hide-me");
      }
    }
    assertThat(Setting.values())
        .filteredOn(s -> s.key().contains("password"))
        .allMatch(Setting::isSecret);
  }

  private Settings withOrigins(String origins, String... names) {
    Settings settings = settings("127.0.0.1", null, names);
    return settings.withConfiguration(settings.configuration().with(Setting.CORS_ORIGINS, origins));
  }

  @Test
  void pagesAreLetInWhereTheyAreListed() {
    assertThat(settings("127.0.0.1", null).http().security().origins().isEmpty()).isTrue();
    assertThat(withOrigins("https://a.example").http().security().origins().listed())
        .containsExactly("https://a.example");
  }

  @Test
  void allPagesAreLetInOnlyWithTokens() {
    assertThatThrownBy(() -> withOrigins("*").http())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("latebind.http.cors.origins is *")
        .hasMessageContaining("latebind.http.tokens.file");
    assertThat(withOrigins("*", "tokens").http().security().origins().any()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example", "https://a.example/", "https://*.example", "*,https://a"})
  void whatIsNoOriginIsNamedWithAdvice(String origins) {
    assertThatThrownBy(() -> withOrigins(origins, "tokens").http())
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("latebind.http.cors.origins has ")
        .hasMessageContaining("give ");
  }

  @Test
  void whatIsAdvertisedIsANameOfThisMachine() {
    assertThat(settings("127.0.0.1", "localhost:81").http().security().hosts())
        .containsExactly("localhost");
    assertThat(settings("127.0.0.1", null).http().security().hosts()).isEmpty();
  }
}
