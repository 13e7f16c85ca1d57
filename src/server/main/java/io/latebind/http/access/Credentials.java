package io.latebind.http.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its sender.
 *
 * @param hop whether it claims to be forwarded by another instance; anybody can claim that
 * @param loopback whether it came from this machine
 * @param certified whether the connection presented a certificate that the trust store trusts
 * @param authorization the values of the Authorization headers
 * @param origin the origin of the browser page that sent it; null if there is none
 * @param addressed the server that it is addressed to; null if it names none
 */
public record Credentials(
    boolean hop,
    boolean loopback,
    boolean certified,
    List<String> authorization,
    @Nullable String origin,
    @Nullable Authority addressed) {
  /** A client on this machine that says nothing except that it addresses this machine. */
  public static final Credentials LOCAL =
      new Credentials(false, true, false, List.of(), null, new Authority("localhost", ""));

  /** Copies the list. */
  public Credentials {
    authorization = List.copyOf(authorization);
  }

  /** Shows only the number of Authorization headers, not their values. */
  @Override
  public String toString() {
    return "Credentials[hop=%b, loopback=%b, certified=%b, authorizations=%d]"
        .formatted(hop, loopback, certified, authorization.size());
  }
}
