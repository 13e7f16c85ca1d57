package io.latebind.http;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that went wrong and nobody foresaw. The log has all of it, and the answer only the id
 * under which it is there.
 */
final class Incident {
  private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

  private Incident() {}

  /**
   * Logs it.
   *
   * @param what as a clause; it may come from outside
   * @return what the client is told
   */
  static Problem of(String what, Throwable failure) {
    String id = UUID.randomUUID().toString();
    LOG.error("Incident {}: {}", id, what.replaceAll("\\p{Cntrl}", "?"), failure);
    return Problem.of(
            500,
            "Something went wrong that should not. The log of this instance says more under the"
                + " incident's id. Trying again may help.")
        .with("incident", id);
  }
}
