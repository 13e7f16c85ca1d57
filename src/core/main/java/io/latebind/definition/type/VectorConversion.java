package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.text.Quote;
import io.latebind.definition.type.FieldType.VectorType;
import io.latebind.document.Json;
import org.jspecify.annotations.Nullable;

/** Converts arrays of numbers to vectors. */
final class VectorConversion {
  private VectorConversion() {}

  static @Nullable JsonNode toVector(VectorType type, JsonNode value, FieldErrors complaints) {
    if (!(value instanceof ArrayNode array)) {
      return Conversion.misfit(value, "a vector is an array of numbers", complaints);
    }
    if (array.size() != type.dimensions()) {
      complaints.value("has " + array.size() + " elements; this vector has " + type.dimensions());
      return null;
    }
    return numbers(type, array, complaints);
  }

  private static @Nullable JsonNode numbers(
      VectorType type, ArrayNode array, FieldErrors complaints) {
    ArrayNode vector = Json.object().arrayNode(array.size());
    float squares = 0;
    for (int i = 0; i < array.size(); i++) {
      JsonNode element = array.get(i);
      float number = element.floatValue();
      if (!element.isNumber() || !Float.isFinite(number)) {
        complaints.value(
            "has as element " + i + " " + Quote.value(element) + "; a float is wanted");
        return null;
      }
      squares += number * number;
      vector.add(Numbers.decimal(Float.toString(number)));
    }
    return hasLength(type, squares, complaints) ? vector : null;
  }

  /** Similarities divide by a vector's length, or compare it with others, in floats. */
  private static boolean hasLength(VectorType type, float squares, FieldErrors complaints) {
    if (Float.isInfinite(squares)) {
      complaints.value("is longer than a float can say; scale it down");
      return false;
    }
    if (squares == 0 && type.similarity() == Similarity.COSINE) {
      complaints.value("has length 0, and so no angle; cosine needs one");
      return false;
    }
    return true;
  }
}
