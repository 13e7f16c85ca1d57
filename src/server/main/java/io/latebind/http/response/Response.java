package io.latebind.http.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param mediaType the media type of the body
 * @param headers further headers, by name
 * @param body the bytes of the body
 */
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, String mediaType, Map<String, String> headers, byte[] body) {
  /** The media type of JSON. */
  public static final String JSON = "application/json";

  private static final String VARY = "Vary";

  /** A JSON response. */
  public static Response json(int status, JsonNode body) {
    return json(status, Json.encode(body));
  }

  /** A response whose body is already encoded as JSON. */
  public static Response json(int status, byte[] body) {
    return new Response(status, JSON, Map.of(), body);
  }

  /** A response without a body. */
  public static Response empty() {
    return new Response(200, JSON, Map.of(), new byte[0]);
  }

  /** A copy with another header. */
  public Response withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Response(status, mediaType, more, body);
  }

  /** A copy that varies with a header of the request. */
  public Response varying(String header) {
    String known = headers.get(VARY);
    return withHeader(VARY, known == null ? header : known + ", " + header);
  }

  /** A copy with another body. */
  public Response withBody(byte[] other) {
    return new Response(status, mediaType, headers, other);
  }
}
