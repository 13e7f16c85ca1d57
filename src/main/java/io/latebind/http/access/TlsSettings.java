package io.latebind.http.access;

import java.nio.file.Path;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * The files that TLS is made of.
 *
 * @param keys the key and the certificates of this instance, which it shows as server and as client
 * @param trust the certificates that vouch for the other instances
 */
public record TlsSettings(Store keys, Store trust) {
  /**
   * A file of keys or certificates, as Kafka's clients have them.
   *
   * @param type PKCS12, JKS or PEM
   * @param password of the file, or of the key in it when that is PEM; null for none
   */
  public record Store(String type, Path file, @Nullable Password password) {
    boolean isPem() {
      return type.equals("PEM");
    }
  }
}
