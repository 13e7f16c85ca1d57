package io.latebind.http.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of who sent it.
 *
 * @param hop whether it says that another instance passed it on; anybody can say so
 * @param loopback whether it came from this machine
 * @param certified whether the connection brought a certificate that the trust store vouches for
 * @param authorization the values of the Authorization headers
 * @param origin the page in a browser that sends it; null when it is none
 * @param addressed the server that it is meant for; null when it does not say
 */
public record Sender(
    boolean hop,
    boolean loopback,
    boolean certified,
    List<String> authorization,
    @Nullable String origin,
    @Nullable Authority addressed) {
  /** A client on this machine that shows nothing but that it means this machine. */
  public static final Sender LOCAL =
      new Sender(false, true, false, List.of(), null, new Authority("localhost", ""));

  /** Copies the list. */
  public Sender {
    authorization = List.copyOf(authorization);
  }

  /** The same, with a word for each header instead of what it says. */
  @Override
  public String toString() {
    return "Sender[hop=%b, loopback=%b, certified=%b, authorizations=%d]"
        .formatted(hop, loopback, certified, authorization.size());
  }
}
