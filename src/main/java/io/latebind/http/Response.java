package io.latebind.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param mediaType of the body
 * @param headers further headers, by name
 * @param body the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, String mediaType, Map<String, String> headers, byte[] body) {
  /** The media type of JSON. */
  public static final String JSON = "application/json";

  /** A JSON answer. */
  public static Response json(int status, JsonNode body) {
    return json(status, Json.encode(body));
  }

  /** An answer whose body is JSON already. */
  public static Response json(int status, byte[] body) {
    return new Response(status, JSON, Map.of(), body);
  }
}
