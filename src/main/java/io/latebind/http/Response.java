package io.latebind.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import java.util.Map;
import java.util.TreeMap;

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

  private static final String VARY = "Vary";

  /** A JSON answer. */
  public static Response json(int status, JsonNode body) {
    return json(status, Json.encode(body));
  }

  /** An answer whose body is JSON already. */
  public static Response json(int status, byte[] body) {
    return new Response(status, JSON, Map.of(), body);
  }

  /** An answer that is all in its headers. */
  static Response empty() {
    return new Response(200, JSON, Map.of(), new byte[0]);
  }

  /** The same with another header. */
  public Response withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Response(status, mediaType, more, body);
  }

  /** The same, said to depend on a header of the request. */
  public Response varying(String header) {
    String known = headers.get(VARY);
    return withHeader(VARY, known == null ? header : known + ", " + header);
  }

  /** The same with another body. */
  public Response withBody(byte[] other) {
    return new Response(status, mediaType, headers, other);
  }
}
