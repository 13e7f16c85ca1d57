package io.latebind.http.access;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS context of an instance, as server and as client, read by Kafka's own key store reader.
 */
public final class TlsContext {
  /** Older versions are refused. */
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);

  /** As many authorities as a Latebind may need while one replaces another. */
  private static final int FEW = 10;

  private TlsContext() {}

  /**
   * Reads the key and trust stores.
   *
   * @throws IllegalArgumentException if they cannot be read, with what to do
   */
  public static SSLContext read(TlsSettings settings) {
    SecretFile.warn(settings.keys().file(), "a private key");
    try {
      // It is never closed, because that would only drop the context.
      DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
      factory.configure(properties(settings));
      warnOfMany(factory.truststore(), settings.trust());
      return factory.sslContext();
    } catch (KafkaException e) {
      throw new IllegalArgumentException(
          "TLS cannot be set up with "
              + settings.keys().file()
              + " and "
              + settings.trust().file()
              + ": "
              + reason(e)
              + ". Check the location, password and type of latebind.http.tls.keystore and"
              + " latebind.http.tls.truststore.",
          e);
    }
  }

  /**
   * Warns about a trust store with many certificates; lists of public authorities have over a
   * hundred.
   */
  private static void warnOfMany(KeyStore trusted, TlsSettings.Store store) {
    try {
      if (trusted.size() > FEW) {
        LOG.warn(
            "{} has {} certificates. Everybody whom one of them vouches for is taken for an"
                + " instance and may do everything: let it have those of this Latebind only",
            store.file(),
            trusted.size());
      }
    } catch (KeyStoreException e) {
      throw new KafkaException(e);
    }
  }

  /** The root cause, which is the most specific. No cause contains a password. */
  private static String reason(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last.getClass().getSimpleName() + ", " + last.getMessage();
  }

  private static Map<String, Object> properties(TlsSettings settings) {
    Map<String, @Nullable Object> given = new HashMap<>();
    TlsSettings.Store keys = settings.keys();
    given.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, keys.type());
    given.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, keys.file().toString());
    Password password = keys.password();
    if (password != null) {
      given.put(
          keys.isPem()
              ? SslConfigs.SSL_KEY_PASSWORD_CONFIG
              : SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
          password);
    }
    TlsSettings.Store trust = settings.trust();
    given.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, trust.type());
    given.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, trust.file().toString());
    if (trust.password() != null) {
      given.put(SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, trust.password());
    }
    ConfigDef definition = new ConfigDef();
    SslConfigs.addClientSslSupport(definition);
    return definition.parse(given);
  }

  /** The TLS parameters of a server and a client of Latebind. */
  public static SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(PROTOCOLS.toArray(new String[0]));
    return parameters;
  }
}
