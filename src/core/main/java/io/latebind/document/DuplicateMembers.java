package io.latebind.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds members that occur twice in an object. A JSON tree keeps only the last of them, which would
 * silently change a request.
 */
public final class DuplicateMembers {
  /** Only the end of a longer place is returned. */
  private static final int LONGEST_PLACE = 200;

  private DuplicateMembers() {}

  /**
   * The place of the first member that occurs twice in its object, such as {@code
   * query.bool.must[1].term}: on one line, and only the end of a long one.
   *
   * @param json an object that {@link Json#checkDocument} accepts
   * @return null when there is none
   */
  public static @Nullable String find(byte[] json) {
    try (JsonParser parser = Json.parser(json)) {
      return find(parser);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no JSON that was checked before", e);
    }
  }

  private static @Nullable String find(JsonParser parser) throws IOException {
    Deque<Set<String>> open = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> open.push(new HashSet<>());
        case END_OBJECT, END_ARRAY -> open.pop();
        case FIELD_NAME -> {
          if (!open.element().add(parser.currentName())) {
            return place(parser.getParsingContext());
          }
        }
        default -> {
          // A scalar has no members.
        }
      }
    }
    return null;
  }

  private static String place(JsonStreamContext member) {
    StringBuilder place = new StringBuilder();
    for (JsonStreamContext at = member; at != null && !at.inRoot(); at = at.getParent()) {
      place.insert(0, at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + plain(at));
    }
    int length = place.length();
    return length > LONGEST_PLACE
        ? "…" + place.substring(length - LONGEST_PLACE)
        : place.substring(1);
  }

  /** The name, escaped as in JSON, so that it contains no line break. */
  private static String plain(JsonStreamContext at) {
    String quoted = TextNode.valueOf(at.getCurrentName()).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
