package io.latebind.http.access;

import java.nio.file.Path;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * The files that TLS needs.
 *
 * @param keys the key and certificates of this instance, which it presents as server and as client
 * @param trust the certificates with which the other instances are verified
 */
public record TlsSettings(Store keys, Store trust) {
  /**
   * A key or trust store, in a format of Kafka's clients.
   *
   * @param type PKCS12, JKS or PEM
   * @param password the password of the file, or of the key in a PEM file; null for none
   */
  public record Store(String type, Path file, @Nullable Password password) {
    boolean isPem() {
      return type.equals("PEM");
    }
  }
}
