package io.latebind.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SortKey;
import io.latebind.search.result.Hit.Missing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The position after a hit, which clients carry from one page to the next. It is opaque to them,
 * and valid only for the same index, query, filter and sort.
 */
public final class Cursor {
  private static final int HASH_BYTES = 9;

  private Cursor() {}

  /** The cursor for the position after {@code last}. */
  public static String behind(Hit last, String index, SearchRequest request) {
    ObjectNode json = Json.object();
    json.put("asked", asked(index, request));
    json.set("after", SortValues.encode(HitOrder.of(request).after(last)));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.encode(json));
  }

  /**
   * Decodes the cursor of a request into the value of {@code SearchQuery.after}.
   *
   * @return empty if the request has no cursor
   * @throws SearchException if it is not a cursor, or belongs to another search
   */
  public static List<Object> after(SearchSchema schema, SearchRequest request) {
    String text = request.cursor();
    if (text == null) {
      return List.of();
    }
    JsonNode json = decode(text);
    if (!json.path("asked").asText().equals(asked(schema.index(), request))) {
      throw new SearchException(
          "The cursor belongs to another question. Send it with the index, query, filter and sort"
              + " of the answer that it came with, or leave it out to begin anew.");
    }
    return checked(SortValues.decode(json.path("after")), HitOrder.of(request), schema);
  }

  private static JsonNode decode(String text) {
    try {
      JsonNode json = Json.decodeDocument(Base64.getUrlDecoder().decode(text));
      SortValues.decode(json.path("after"));
      return json;
    } catch (IllegalArgumentException | MalformedJsonException e) {
      throw unknown();
    }
  }

  /** Clients may make up values, and partitions rely on their types. */
  private static List<Object> checked(List<Object> after, HitOrder order, SearchSchema schema) {
    List<SortKey> keys = order.keys();
    boolean fits = after.size() == keys.size() + 1 && after.getLast() instanceof String;
    for (int i = 0; fits && i < keys.size(); i++) {
      fits = fits(after.get(i), keys.get(i).field(), schema);
    }
    if (!fits) {
      throw unknown();
    }
    return after;
  }

  private static boolean fits(Object value, String field, SearchSchema schema) {
    if (field.equals(SortKey.SCORE)) {
      return value instanceof Float;
    }
    FieldType type = schema.field(field).map(SearchField::type).orElse(FieldType.KEYWORD);
    return value instanceof Missing
        || switch (type) {
          case FieldType.LongType number -> value instanceof Long;
          case FieldType.DateType date -> value instanceof Long;
          case FieldType.DoubleType number -> value instanceof Double;
          case FieldType.KeywordType keyword -> value instanceof String;
          case FieldType.BooleanType bool -> value instanceof String;
          case FieldType.TextType text -> value instanceof String;
          case FieldType.VectorType vector -> false;
        };
  }

  private static SearchException unknown() {
    return new SearchException(
        "The cursor is none that a search answered with. Send it as it came, or leave it out to"
            + " begin anew.");
  }

  private static String asked(String index, SearchRequest request) {
    String question =
        String.join(
            "\n",
            index,
            String.valueOf(request.query()),
            String.valueOf(request.filter()),
            request.sort().toString());
    byte[] hash = sha256(question.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
