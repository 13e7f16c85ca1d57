package io.latebind.http.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it: {@code application/problem+json} of RFC 9457.
 *
 * @param status the HTTP status
 * @param title the kind of error
 * @param detail what happened and what to do about it
 * @param members further members, by name
 * @param headers further headers, by name
 */
public record Problem(
    int status,
    String title,
    String detail,
    Map<String, Object> members,
    Map<String, String> headers) {
  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem without further members or headers. */
  public static Problem of(int status, String detail) {
    return new Problem(status, title(status), detail, Map.of(), Map.of());
  }

  /** A copy with another member; a null value adds none. */
  public Problem with(String member, @Nullable Object value) {
    Map<String, Object> more = new TreeMap<>(members);
    if (value != null) {
      more.put(member, value);
    }
    return new Problem(status, title, detail, more, headers);
  }

  /** A copy with another header. */
  public Problem withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Problem(status, title, detail, members, more);
  }

  /** A copy that asks the client to retry after a second. */
  public Problem retryable() {
    return withHeader("Retry-After", "1");
  }

  /** The problem as an exception. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** The problem as a response. */
  public Response asResponse() {
    return new Response(status, MEDIA_TYPE, headers, Json.encode(toJson()));
  }

  private ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("status", status).put("title", title).put("detail", detail);
    members.forEach((name, value) -> json.set(name, Json.mapper().valueToTree(value)));
    return json;
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Not authenticated";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 408 -> "Request timed out";
      case 413 -> "Too large";
      case 414 -> "Path too long";
      case 415 -> "Unsupported media type or coding";
      case 417 -> "Expectation failed";
      case 421 -> "Meant for another server";
      case 429 -> "Too many requests";
      case 499 -> "Client closed request";
      case 431 -> "Header too large";
      case 500 -> "Internal error";
      case 501 -> "Not implemented";
      case 503 -> "Unavailable";
      case 504 -> "Timed out";
      case 505 -> "HTTP version not supported";
      default -> "Error";
    };
  }
}
