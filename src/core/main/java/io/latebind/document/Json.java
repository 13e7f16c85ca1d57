package io.latebind.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON the same way everywhere: numbers keep their digits, text is well-formed
 * UTF-8, nothing follows the value, and nesting is bounded.
 */
public final class Json {
  /** The deepest nesting of a document. */
  public static final int MAX_DEPTH = 500;

  /** The length of a text is bounded by the size of the whole document, which callers check. */
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(Integer.MAX_VALUE)
          .build();

  /**
   * For JSON that was accepted before. It may slightly exceed {@link #BOUNDS}: a number with an
   * exponent is written with up to three characters more than were read, and a name may have more
   * bytes than characters.
   */
  private static final StreamReadConstraints STORED_BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(2 * MAX_DEPTH)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  private static final JsonMapper MAPPER = mapper(new JsonFactoryBuilder(), BOUNDS);
  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
  private static final ObjectReader UTF8_READER = utf8Reader(new JsonFactoryBuilder(), BOUNDS);

  /** It never fails for JSON that was accepted, even if the hashes of names happen to collide. */
  private static final ObjectReader STORED_READER =
      utf8Reader(
          new JsonFactoryBuilder().disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW),
          STORED_BOUNDS);

  private static final ObjectWriter WRITER = MAPPER.writer();

  private Json() {}

  /** A reader of UTF-8, which does not detect other encodings. */
  private static ObjectReader utf8Reader(
      JsonFactoryBuilder factory, StreamReadConstraints constraints) {
    return mapper(factory.disable(JsonFactory.Feature.CHARSET_DETECTION), constraints)
        .readerFor(JsonNode.class);
  }

  private static JsonMapper mapper(JsonFactoryBuilder factory, StreamReadConstraints constraints) {
    return JsonMapper.builder(factory.streamReadConstraints(constraints).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .build();
  }

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The mapper behind this class, for code that reads or writes more than documents. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The UTF-8 bytes of {@code node}. */
  public static byte[] encode(JsonNode node) {
    byte[] bytes = JsonWriter.write(node);
    return bytes == null ? encodeByJackson(node) : bytes;
  }

  static byte[] encodeByJackson(JsonNode node) {
    try {
      return WRITER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A JSON tree could not be written", e);
    }
  }

  /** Decodes bytes that {@link #encode} made or {@link #decodeDocument} accepted. */
  public static JsonNode decode(byte[] bytes) {
    try {
      return Utf8.isValid(bytes)
          ? STORED_READER.readValue(bytes)
          : STORED_READER.readValue(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Stored JSON could not be read", e);
    }
  }

  /**
   * A parser of bytes that were accepted before, for callers that need only a part of them.
   *
   * @throws IOException never for such bytes; nor does the parser throw it
   */
  public static JsonParser parser(byte[] bytes) throws IOException {
    return STORED_READER.createParser(bytes);
  }

  /** Whether {@link #decodeObject} and a {@link #parser} can read the bytes to their end. */
  public static boolean isObject(byte[] bytes) {
    return PlainJson.isObject(bytes) || (Utf8.isValid(bytes) && isObject(bytes, STORED_READER));
  }

  private static boolean isObject(byte[] bytes, ObjectReader reader) {
    try (JsonParser parser = reader.createParser(bytes)) {
      return parser.nextToken() == JsonToken.START_OBJECT && isReadable(parser);
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      return false;
    }
  }

  /** Reads the rest of an object that has begun; nothing may follow it. */
  private static boolean isReadable(JsonParser parser) throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
        measure(parser);
      }
    }
    return parser.nextToken() == null;
  }

  /** Decodes a number with an exponent, which the parser itself does not do until asked. */
  private static void measure(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    for (int i = from; i < from + parser.getTextLength(); i++) {
      if ((text[i] | 0x20) == 'e') {
        parser.getDecimalValue();
        return;
      }
    }
  }

  /** Decodes an object from bytes that were accepted before. */
  public static ObjectNode decodeObject(byte[] bytes) {
    return (ObjectNode) decode(bytes);
  }

  /**
   * Decodes the value of a document from outside.
   *
   * @throws MalformedJsonException when the bytes are not UTF-8, not JSON, not an object, nested
   *     deeper than {@value #MAX_DEPTH}, or hold text that UTF-8 cannot carry or a number that no
   *     decimal can
   */
  public static ObjectNode decodeDocument(byte[] bytes) throws MalformedJsonException {
    ObjectNode object = isPlain(bytes) ? readPlain(bytes) : null;
    return object == null ? decodeWithCare(bytes) : object;
  }

  /** Null when something is wrong. */
  private static @Nullable ObjectNode readPlain(byte[] bytes) {
    try {
      return UTF8_READER.readValue(bytes) instanceof ObjectNode object ? object : null;
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  /**
   * Checks the value of a document from outside as {@link #decodeDocument} does, without building a
   * tree.
   *
   * @throws MalformedJsonException for the same bytes, with the same message
   */
  public static void checkDocument(byte[] bytes) throws MalformedJsonException {
    if (!PlainJson.isObject(bytes) && !isTakenByParser(bytes)) {
      decodeWithCare(bytes);
    }
  }

  /** Whether a parser alone accepts the bytes as an object. */
  static boolean isTakenByParser(byte[] bytes) {
    return isPlain(bytes) && isObject(bytes, UTF8_READER);
  }

  /**
   * Whether a parser alone suffices: the text is UTF-8, with no escape of half a surrogate pair.
   */
  private static boolean isPlain(byte[] bytes) {
    return bytes.length <= BOUNDS.getMaxStringLength()
        && Utf8.isValid(bytes)
        && !Utf8.mayEscapeSurrogate(bytes);
  }

  /** Decides every case; its errors are in terms of characters. */
  static ObjectNode decodeWithCare(byte[] bytes) throws MalformedJsonException {
    checkEncoding(bytes);
    JsonNode node;
    try {
      node = parse(decodeUtf8(bytes));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new MalformedJsonException(
          "a number in it has an exponent beyond measure; write a smaller one, or a text");
    }
    if (!(node instanceof ObjectNode object)) {
      throw new MalformedJsonException(
          "a document is a JSON object, and this is " + describe(node) + "; wrap it in {…}");
    }
    return object;
  }

  private static void checkEncoding(byte[] bytes) throws MalformedJsonException {
    String other = TextEncoding.other(bytes);
    if (other != null) {
      throw new MalformedJsonException("it is " + other + "; send it as UTF-8");
    }
    if (TextEncoding.hasMark(bytes)) {
      throw new MalformedJsonException("it begins with a byte order mark; write UTF-8 without one");
    }
  }

  /**
   * Decodes UTF-8 strictly.
   *
   * @throws MalformedJsonException at the first byte that is not UTF-8
   */
  public static String decodeUtf8(byte[] bytes) throws MalformedJsonException {
    try {
      CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return chars.toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("it is not UTF-8; produce it as UTF-8 text");
    }
  }

  private static JsonNode parse(String text) throws MalformedJsonException {
    JsonNode node;
    try {
      node = READER.readValue(text);
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(
          "it is not JSON: " + where(e) + plain(e) + "; write one JSON object");
    }
    if (mayEscapeSurrogate(text) && holdsUnpairedSurrogate(node)) {
      throw new MalformedJsonException(
          "a text in it holds half of a surrogate pair (\\ud800 to \\udfff), which UTF-8 cannot"
              + " say; write both halves");
    }
    return node;
  }

  /** The parser's message, without its advice on configuring parsers. */
  private static String plain(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage())
        .replaceFirst("(?s)( \\(start marker|: enable `| \\(`StreamReadConstraints).*", "")
        .replaceFirst("No content to map due to end-of-input", "There is nothing");
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : "line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": ";
  }

  /** Only an escape can carry half a surrogate pair past the UTF-8 decoder. */
  private static boolean mayEscapeSurrogate(String text) {
    return text.contains("\\ud") || text.contains("\\uD");
  }

  private static boolean holdsUnpairedSurrogate(JsonNode node) {
    if (node.isTextual()) {
      return UnicodeText.hasUnpairedSurrogate(node.textValue());
    }
    for (var field : node.properties()) {
      if (UnicodeText.hasUnpairedSurrogate(field.getKey())) {
        return true;
      }
    }
    for (JsonNode child : node) {
      if (holdsUnpairedSurrogate(child)) {
        return true;
      }
    }
    return false;
  }

  private static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case MISSING -> "nothing at all";
      case OBJECT, BINARY, POJO -> "no plain JSON";
    };
  }
}
