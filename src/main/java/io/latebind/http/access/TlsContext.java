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

/** TLS of an instance, as server and as client, read by Kafka's own reader of key stores. */
public final class TlsContext {
  /** Anything older is refused. */
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);

  /** As many authorities as a Latebind may need, while one gives way to the next. */
  private static final int FEW = 10;

  private TlsContext() {}

  /**
   * Reads the files.
   *
   * @throws IllegalArgumentException with what to do, when they cannot be read
   */
  public static SSLContext read(TlsSettings settings) {
    OwnersOnly.warn(settings.keys().file(), "a private key");
    try {
      // Whoever makes it closes it, which here would only forget the context.
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

  /** Lists of public authorities have more than a hundred. */
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

  /** The last cause says most. None of them has a password in it. */
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

  /** What a server and a client of Latebind agree to. */
  public static SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(PROTOCOLS.toArray(new String[0]));
    return parameters;
  }
}
