package io.latebind.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.document.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Extracts a {@link Projection} from the bytes of a document, in one pass. It finds what {@link
 * Projection#project} finds in the document's tree: of fields with the same name, the last.
 *
 * <p>The bytes were accepted before, so nothing is checked again. Texts without escapes and small
 * integers, which are most of what is read, become nodes here; the rest is left to the parser.
 */
final class Extraction {
  /** Every integer of at most this many digits is a long. */
  private static final int LONG_DIGITS = 18;

  private final byte[] json;

  /** Where the next token begins, or white space before it. */
  private int at;

  private Extraction(byte[] json) {
    this.json = json;
  }

  /** What {@code projection}, which is not the whole, keeps of a document. */
  static ObjectNode of(Projection projection, byte[] content) {
    return projection.isExistence() ? Json.object() : new Extraction(content).object(projection);
  }

  private byte next() {
    while (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t') {
      at++;
    }
    return json[at];
  }

  /** What is kept of the object that begins here. */
  private ObjectNode object(Projection projection) {
    JsonNode[] kept = new JsonNode[projection.size()];
    next();
    at++;
    for (byte token = next(); token != '}'; token = next()) {
      if (token == ',') {
        at++;
      } else {
        field(projection, kept);
      }
    }
    at++;
    ObjectNode object = Json.object();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != null) {
        object.set(projection.name(i), kept[i]);
      }
    }
    return object;
  }

  /** A repeated field replaces the previous one, even when nothing of it is kept. */
  private void field(Projection projection, @Nullable JsonNode[] kept) {
    int field = name(projection);
    next();
    at++;
    byte token = next();
    if (field < 0) {
      skip();
    } else if (token == 'n') {
      skip();
      kept[field] = null;
    } else {
      kept[field] = value(projection.inner(field));
    }
  }

  /** The number of the field whose name begins here; negative when it is not kept. */
  private int name(Projection projection) {
    int from = at;
    boolean plain = skipText();
    if (!plain) {
      String name = Json.decode(Arrays.copyOfRange(json, from, at)).textValue();
      for (int i = 0; i < projection.size(); i++) {
        if (projection.name(i).equals(name)) {
          return i;
        }
      }
      return -1;
    }
    for (int i = 0; i < projection.size(); i++) {
      if (isName(projection.name(i), from + 1, at - 1)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isName(String name, int from, int to) {
    int length = name.length();
    // A name that is not ASCII has more bytes than characters.
    if (length > to - from) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char each = name.charAt(i);
      if (each >= 0x80) {
        return name.equals(new String(json, from, to - from, StandardCharsets.UTF_8));
      }
      if (json[from + i] != each) {
        return false;
      }
    }
    return length == to - from;
  }

  /** What is kept of the value that begins here, or null. */
  private @Nullable JsonNode value(Projection projection) {
    if (projection.isWhole()) {
      return whole();
    }
    return switch (json[at]) {
      case '{' -> object(projection);
      case '[' -> array(projection);
      default -> {
        skip();
        yield null;
      }
    };
  }

  private ArrayNode array(Projection projection) {
    ArrayNode array = Json.mapper().createArrayNode();
    at++;
    for (byte token = next(); token != ']'; token = next()) {
      if (token == ',') {
        at++;
      } else {
        JsonNode element = value(projection);
        if (element != null) {
          array.add(element);
        }
      }
    }
    at++;
    return array;
  }

  private JsonNode whole() {
    int from = at;
    byte first = json[from];
    if (first == '"') {
      if (skipText()) {
        return TextNode.valueOf(new String(json, from + 1, at - from - 2, StandardCharsets.UTF_8));
      }
      return parsed(from);
    }
    skip();
    return switch (first) {
      case 't' -> BooleanNode.TRUE;
      case 'f' -> BooleanNode.FALSE;
      case '{', '[', 'n' -> parsed(from);
      default -> number(from);
    };
  }

  private JsonNode number(int from) {
    boolean negative = json[from] == '-';
    int digits = negative ? from + 1 : from;
    if (at - digits > LONG_DIGITS || (negative && json[digits] == '0')) {
      return parsed(from);
    }
    long number = 0;
    for (int i = digits; i < at; i++) {
      int digit = json[i] - '0';
      if (digit < 0 || digit > 9) {
        return parsed(from);
      }
      number = 10 * number + digit;
    }
    number = negative ? -number : number;
    return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
  }

  private JsonNode parsed(int from) {
    return Json.decode(Arrays.copyOfRange(json, from, at));
  }

  /** Skips the value that begins here. */
  private void skip() {
    switch (json[at]) {
      case '"' -> skipText();
      case '{', '[' -> skipValues();
      default -> {
        while (isInScalar(json[at])) {
          at++;
        }
      }
    }
  }

  private static boolean isInScalar(byte each) {
    return each != ',' && each != '}' && each != ']' && each > ' ';
  }

  private void skipValues() {
    int depth = 0;
    do {
      switch (json[at]) {
        case '"' -> skipText();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    } while (depth > 0);
  }

  /** Skips the text that begins here. Returns whether it has no escapes. */
  private boolean skipText() {
    boolean plain = true;
    at++;
    for (byte each = json[at]; each != '"'; each = json[at]) {
      if (each == '\\') {
        plain = false;
        at++;
      }
      at++;
    }
    at++;
    return plain;
  }
}
