package io.latebind.http.response;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An unexpected failure. The log has the details, and the response only the id under which they are
 * logged.
 */
public final class Incident {
  private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

  private Incident() {}

  /**
   * Logs a failure.
   *
   * @param what what failed, as a clause; it may come from outside
   * @return the problem for the client
   */
  public static Problem of(String what, Throwable failure) {
    String id = UUID.randomUUID().toString();
    LOG.error("Incident {}: {}", id, what.replaceAll("\\p{Cntrl}", "?"), failure);
    return Problem.of(
            500,
            "Something went wrong that should not. The log of this instance says more under the"
                + " incident's id. Trying again may help.")
        .with("incident", id);
  }
}
