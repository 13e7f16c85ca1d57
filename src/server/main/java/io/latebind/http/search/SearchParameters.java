package io.latebind.http.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts the parameters of a URL to the JSON of a search. */
final class SearchParameters {
  /** In the order in which messages list them. */
  private static final List<String> NAMES =
      List.of(
          "q",
          "filter",
          "sort",
          "limit",
          "offset",
          "cursor",
          "fields",
          "facets",
          "highlight",
          "like",
          "vector",
          "k",
          "candidates",
          "refresh",
          "timeoutMillis");

  private SearchParameters() {}

  /**
   * The search as if it had been sent as JSON.
   *
   * @throws ProblemException (400) if a parameter is not understood
   */
  static ObjectNode decode(@Nullable String raw, SearchSchema schema) {
    Map<String, String> parameters = QueryParameters.decode(raw, NAMES);
    ObjectNode json = Json.object();
    ObjectNode vector = Json.object();
    parameters.forEach(
        (name, value) -> {
          switch (name) {
            case "q" -> json.put("query", value);
            case "limit", "offset", "timeoutMillis" -> json.put(name, number(name, value));
            case "refresh" -> json.put(name, flag(name, value));
            case "vector" -> vector.put("field", value);
            case "like" -> vector.put(name, value);
            case "k", "candidates" -> vector.put(name, number(name, value));
            default -> json.put(name, value);
          }
        });
    if (!vector.isEmpty()) {
      json.set("vector", vector(vector, schema));
    }
    return json;
  }

  private static ObjectNode vector(ObjectNode vector, SearchSchema schema) {
    if (!vector.has("like")) {
      throw refused(
          "The parameters vector, k and candidates go with like, the id of an entry. Add it, or"
              + " send the values of a vector as JSON with POST.");
    }
    if (!vector.has("field")) {
      vector.put("field", onlyVector(schema));
    }
    return vector;
  }

  private static String onlyVector(SearchSchema schema) {
    List<String> fields =
        schema.fields().stream()
            .filter(field -> field.type() instanceof FieldType.VectorType)
            .map(SearchField::name)
            .toList();
    if (fields.size() != 1) {
      throw refused(
          fields.isEmpty()
              ? "The index " + schema.index() + " has no field of vectors. Leave like out."
              : "Say which vectors are meant: vector=" + String.join(" or ", fields) + ".");
    }
    return fields.getFirst();
  }

  private static long number(String name, String value) {
    if (!value.matches("-?[0-9]{1,18}")) {
      throw refused("The parameter " + name + " is a whole number, as in " + name + "=10.");
    }
    return Long.parseLong(value);
  }

  private static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused("The parameter " + name + " is true or false.");
    };
  }

  private static ProblemException refused(String detail) {
    return Problem.of(400, detail).asException();
  }
}
