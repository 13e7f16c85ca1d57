package io.latebind.http.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.latebind.document.DocumentIds;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.document.TextEncoding;
import io.latebind.http.exchange.Bodies;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses lines of the form {@code {"id": "…", "document": {…}}}. The document is cut out of the
 * line unchanged, so that it is stored byte for byte.
 */
final class BulkLineParser {
  private static final String HINT =
      "a line is {\"id\": \"…\", \"document\": {…}}, with null for the document to delete it";

  /** Allows one level more than a document has, for the line itself. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Json.MAX_DEPTH + 2).build())
          // The document is cut out by its byte offsets, which are right for UTF-8 only.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  private final int maxDocumentBytes;

  BulkLineParser(int maxDocumentBytes) {
    this.maxDocumentBytes = maxDocumentBytes;
  }

  /** What has been read of a line so far. */
  private static final class Found {
    private @Nullable String id;
    private byte @Nullable [] document;
    private boolean hasDocument;
  }

  /**
   * Parses a line. A byte order mark in front of it is skipped: it begins a file, and so it may
   * begin any line if files were concatenated.
   *
   * @param number the number of the line, from 1, for the problem
   * @return null if the line is blank
   * @throws ProblemException (400, 413) naming the line
   */
  @Nullable BulkLine parse(byte[] sent, int number) {
    byte[] line = TextEncoding.withoutMark(sent);
    String encoding = TextEncoding.other(line);
    if (encoding != null) {
      throw refuse(number, "it is " + encoding + "; send the body as UTF-8").asException();
    }
    try {
      if (Json.decodeUtf8(line).isBlank()) {
        return null;
      }
      Found found = read(line);
      return check(found, number);
    } catch (MalformedJsonException e) {
      throw refuse(number, String.valueOf(e.getMessage())).asException();
    } catch (JsonProcessingException e) {
      throw refuse(number, "it is not JSON: " + e.getOriginalMessage()).asException();
    } catch (IOException e) {
      throw refuse(number, "it is not JSON: " + e.getMessage()).asException();
    }
  }

  private static Found read(byte[] line) throws IOException, MalformedJsonException {
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJsonException("it is not an object; " + HINT);
      }
      Found found = new Found();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        readMember(parser, line, found);
      }
      if (parser.nextToken() != null) {
        throw new MalformedJsonException(
            "something follows the object; write one object a line, each on a line of its own");
      }
      return found;
    }
  }

  private static void readMember(JsonParser parser, byte[] line, Found found)
      throws IOException, MalformedJsonException {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    switch (name) {
      case "id" -> found.id = id(parser, value, found);
      case "document" -> {
        if (found.hasDocument) {
          throw new MalformedJsonException("it has two documents; give each its own line");
        }
        found.hasDocument = true;
        found.document = document(parser, value, line);
      }
      default -> throw new MalformedJsonException("the key \"" + name + "\" is unknown; " + HINT);
    }
  }

  private static String id(JsonParser parser, JsonToken value, Found found)
      throws IOException, MalformedJsonException {
    if (found.id != null) {
      throw new MalformedJsonException("it has two ids; give each document its own line");
    }
    if (value != JsonToken.VALUE_STRING) {
      throw new MalformedJsonException("its id is not a string; put it into quotation marks");
    }
    return parser.getText();
  }

  private static byte @Nullable [] document(JsonParser parser, JsonToken value, byte[] line)
      throws IOException, MalformedJsonException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (value != JsonToken.START_OBJECT) {
      throw new MalformedJsonException("its document is neither an object nor null; " + HINT);
    }
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int to = (int) parser.currentLocation().getByteOffset();
    return Arrays.copyOfRange(line, from, to);
  }

  private BulkLine check(Found found, int number) throws MalformedJsonException {
    String id = found.id;
    if (id == null) {
      throw new MalformedJsonException("it has no id; " + HINT);
    }
    if (!found.hasDocument) {
      throw new MalformedJsonException("it has no document; " + HINT);
    }
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw new MalformedJsonException("its id " + problem);
    }
    byte[] document = found.document;
    if (document != null) {
      if (document.length > maxDocumentBytes) {
        throw tooLong(number, maxDocumentBytes).asException();
      }
      Json.checkDocument(document);
    }
    return new BulkLine(id, document);
  }

  private static Problem refuse(int number, String why) {
    return Problem.of(400, "Line " + number + " is refused: " + why + ". Nothing was written.")
        .with("line", number);
  }

  /** The problem that the document of a line has too many bytes. */
  static Problem tooLong(int number, int maxBytes) {
    Problem problem = Bodies.tooLarge("The document in line " + number, maxBytes);
    return Problem.of(problem.status(), problem.detail() + " Nothing was written.")
        .with("line", number)
        .with("maxBytes", maxBytes);
  }
}
