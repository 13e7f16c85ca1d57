package io.latebind.http.exchange;

import io.latebind.document.DocumentIds;
import io.latebind.http.response.Problem;
import io.latebind.search.partition.Cancellation;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request for which the endpoint has been found.
 *
 * @param parameters the values of the pattern's names in the path, still percent-encoded
 * @param query what follows the path, still percent-encoded; null if nothing follows
 * @param hop whether another instance sent it, because it took this one for the owner
 * @param body the body, unread; empty if there is none
 * @param departure starts to watch for a disconnect of the client; only after the body is read
 */
public record RoutedRequest(
    Map<String, String> parameters,
    @Nullable String query,
    boolean hop,
    InputStream body,
    Supplier<Cancellation> departure) {
  /** The decoded value of {@code name} in the path. */
  public String parameter(String name) {
    return PercentEncoding.decode(parameters.getOrDefault(name, ""));
  }

  /** The document id at the end of the path. */
  public String id() {
    String id = parameter("id");
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw Problem.of(400, "The id " + problem + ".").asException();
    }
    return id;
  }
}
