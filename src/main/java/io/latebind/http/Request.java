package io.latebind.http;

import io.latebind.document.DocumentIds;
import io.latebind.search.Cancellation;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that has found its endpoint.
 *
 * @param parameters what the path says in place of the pattern's names, still percent-encoded
 * @param query what follows the path, still percent-encoded; null when nothing does
 * @param hop whether another instance has sent it, because it took this one for the owner
 * @param body the body, unread; empty when there is none
 * @param departure begins to watch whether the client stays; for after the body
 */
public record Request(
    Map<String, String> parameters,
    @Nullable String query,
    boolean hop,
    InputStream body,
    Supplier<Cancellation> departure) {
  /** The decoded text that stands in the path for {@code name}. */
  public String parameter(String name) {
    return PercentEncoding.decode(parameters.getOrDefault(name, ""));
  }

  /** The id of a document at the end of the path. */
  public String id() {
    String id = parameter("id");
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw Problem.of(400, "The id " + problem + ".").asException();
    }
    return id;
  }
}
