package io.latebind.settings;

import io.latebind.http.access.Origins;
import io.latebind.http.access.TlsSettings;
import io.latebind.http.listener.HttpSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * The security that a node needs where it listens: beyond loopback, it listens and advertises its
 * address only with TLS on both sides and with tokens.
 */
final class ListenSecurity {
  private static final List<String> STORE_TYPES = List.of("PKCS12", "JKS", "PEM");

  private ListenSecurity() {}

  /**
   * The security of the HTTP server with these settings.
   *
   * @throws SettingsException if it is insufficient for the addresses at which the node is
   *     reachable
   */
  static HttpSettings.Security security(Settings settings) {
    Configuration given = settings.configuration();
    HttpSettings.Security security =
        new HttpSettings.Security(
            tls(given),
            given.file(Setting.TOKENS_FILE).map(ListenSecurity::present).orElse(null),
            names(settings),
            origins(given));
    requireIfExposed(settings, security);
    return security;
  }

  private static Set<String> names(Settings settings) {
    String advertised = settings.advertised();
    return advertised == null ? Set.of() : Set.of(host(advertised));
  }

  private static Origins origins(Configuration given) {
    String text = given.text(Setting.CORS_ORIGINS);
    try {
      Origins origins = Origins.parse(text);
      if (origins.any() && given.text(Setting.TOKENS_FILE).isEmpty()) {
        throw new SettingsException(
            Setting.CORS_ORIGINS.key()
                + " is *, and then every page that is open in a browser here could read and write"
                + " everything. List the origins, or set "
                + Setting.TOKENS_FILE.key()
                + ", too.");
      }
      return origins;
    } catch (IllegalArgumentException e) {
      throw new SettingsException(Setting.CORS_ORIGINS.key() + " " + e.getMessage() + ".", e);
    }
  }

  private static void requireIfExposed(Settings settings, HttpSettings.Security security) {
    List<String> lacking = new ArrayList<>();
    if (security.tls() == null) {
      lacking.add(Setting.TLS_KEYSTORE_LOCATION.key());
      lacking.add(Setting.TLS_TRUSTSTORE_LOCATION.key());
    }
    if (security.tokens() == null) {
      lacking.add(Setting.TOKENS_FILE.key());
    }
    Optional<String> exposed = exposed(settings);
    if (exposed.isPresent() && !lacking.isEmpty()) {
      throw new SettingsException(
          exposed.get()
              + " is beyond loopback, and there Latebind answers only with TLS and tokens. Set "
              + String.join(", ", lacking)
              + " in the file that --config names, or listen on 127.0.0.1. docs/security.md says"
              + " how to make certificates and tokens.");
    }
  }

  /**
   * The address at which others on the network would reach the node; empty if only loopback does.
   */
  private static Optional<String> exposed(Settings settings) {
    String advertised = settings.advertised();
    String named = advertised == null ? null : host(advertised);
    if (!isLoopback(settings.host())) {
      return Optional.of("The address " + settings.host() + " (--listen)");
    }
    return named == null || isLoopback(named)
        ? Optional.empty()
        : Optional.of("The address " + advertised + " (--advertise)");
  }

  private static String host(String advertised) {
    HostInfo parsed = parsed(advertised);
    if (parsed == null || parsed.port() < 1 || parsed.port() > 65_535) {
      throw new SettingsException(
          "--advertise is \"" + advertised + "\"; give host:port, as in latebind-1:8080.");
    }
    return parsed.host();
  }

  private static @Nullable HostInfo parsed(String advertised) {
    try {
      return HostInfo.buildFromEndpoint(advertised);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** A name that does not resolve now may resolve to anything later. */
  private static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static @Nullable TlsSettings tls(Configuration given) {
    Path keys = given.file(Setting.TLS_KEYSTORE_LOCATION).orElse(null);
    Path trust = given.file(Setting.TLS_TRUSTSTORE_LOCATION).orElse(null);
    if (keys == null && trust == null) {
      return null;
    }
    if (keys == null || trust == null) {
      Setting lacking =
          keys == null ? Setting.TLS_KEYSTORE_LOCATION : Setting.TLS_TRUSTSTORE_LOCATION;
      throw new SettingsException(
          "TLS needs both stores: set "
              + lacking.key()
              + ", too. It means: "
              + lacking.explanation());
    }
    return new TlsSettings(
        store(given, keys, Setting.TLS_KEYSTORE_TYPE, Setting.TLS_KEYSTORE_PASSWORD),
        store(given, trust, Setting.TLS_TRUSTSTORE_TYPE, Setting.TLS_TRUSTSTORE_PASSWORD));
  }

  private static TlsSettings.Store store(
      Configuration given, Path file, Setting type, Setting password) {
    String name = given.text(type).toUpperCase(Locale.ROOT);
    if (!STORE_TYPES.contains(name)) {
      throw new SettingsException(
          type.key() + " is \"" + given.text(type) + "\"; give PKCS12, JKS or PEM.");
    }
    String secret = given.text(password);
    return new TlsSettings.Store(
        name, present(file), secret.isEmpty() ? null : new Password(secret));
  }

  private static Path present(Path file) {
    if (!Files.isReadable(file)) {
      throw new SettingsException(
          "The file "
              + file.toAbsolutePath()
              + " is not there or may not be read. Check its path"
              + " in the settings that begin with latebind.http, and its rights.");
    }
    return file;
  }
}
