package io.latebind.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes small trees byte for byte as Jackson does, without Jackson's setup, which costs more than
 * writing a small tree. Numbers other than ints and longs, malformed UTF-16 and deep trees are left
 * to Jackson.
 */
final class JsonWriter {
  private static final int MAX_DEPTH = 100;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** The most bytes that an escape, or a character of one or two UTF-16 units, takes. */
  private static final int MAX_BYTES = 6;

  private byte[] bytes = new byte[256];
  private int at;

  private JsonWriter() {}

  /** The bytes of a tree; null when Jackson has to write it. */
  static byte @Nullable [] write(JsonNode node) {
    JsonWriter writer = new JsonWriter();
    return writer.value(node, 0) ? Arrays.copyOf(writer.bytes, writer.at) : null;
  }

  private boolean value(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    return switch (node) {
      case TextNode text -> text(text.textValue());
      case IntNode number -> ascii(Integer.toString(number.intValue()));
      case LongNode number -> ascii(Long.toString(number.longValue()));
      case ObjectNode object -> object(object, depth);
      case ArrayNode array -> array(array, depth);
      default -> word(node);
    };
  }

  private boolean word(JsonNode node) {
    return switch (node.getNodeType()) {
      case BOOLEAN -> ascii(node.booleanValue() ? "true" : "false");
      case NULL -> ascii("null");
      default -> false;
    };
  }

  private boolean object(ObjectNode object, int depth) {
    put('{');
    boolean first = true;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!first) {
        put(',');
      }
      first = false;
      if (!text(field.getKey())) {
        return false;
      }
      put(':');
      if (!value(field.getValue(), depth + 1)) {
        return false;
      }
    }
    put('}');
    return true;
  }

  private boolean array(ArrayNode array, int depth) {
    put('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        put(',');
      }
      if (!value(array.get(i), depth + 1)) {
        return false;
      }
    }
    put(']');
    return true;
  }

  private void put(char each) {
    reserve(1);
    bytes[at++] = (byte) each;
  }

  private void reserve(int more) {
    if (bytes.length - at < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(at, more)));
    }
  }

  private boolean ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[at++] = (byte) text.charAt(i);
    }
    return true;
  }

  private boolean text(String text) {
    put('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      reserve(MAX_BYTES);
      char each = text.charAt(i);
      if (each < 0x80) {
        character(each);
      } else if (each < 0x800) {
        bytes[at++] = (byte) (0xC0 | (each >> 6));
        continues(each);
      } else if (!Character.isSurrogate(each)) {
        bytes[at++] = (byte) (0xE0 | (each >> 12));
        continues(each >> 6);
        continues(each);
      } else if (i + 1 < length && Character.isSurrogatePair(each, text.charAt(i + 1))) {
        i++;
        int point = Character.toCodePoint(each, text.charAt(i));
        bytes[at++] = (byte) (0xF0 | (point >> 18));
        continues(point >> 12);
        continues(point >> 6);
        continues(point);
      } else {
        return false;
      }
    }
    put('"');
    return true;
  }

  private void continues(int bits) {
    bytes[at++] = (byte) (0x80 | (bits & 0x3F));
  }

  private void character(char each) {
    if (each >= ' ' && each != '"' && each != '\\') {
      bytes[at++] = (byte) each;
      return;
    }
    bytes[at++] = '\\';
    switch (each) {
      case '"', '\\' -> bytes[at++] = (byte) each;
      case '\b' -> bytes[at++] = 'b';
      case '\f' -> bytes[at++] = 'f';
      case '\n' -> bytes[at++] = 'n';
      case '\r' -> bytes[at++] = 'r';
      case '\t' -> bytes[at++] = 't';
      default -> {
        bytes[at++] = 'u';
        bytes[at++] = '0';
        bytes[at++] = '0';
        bytes[at++] = HEX[each >> 4];
        bytes[at++] = HEX[each & 0xF];
      }
    }
  }
}
