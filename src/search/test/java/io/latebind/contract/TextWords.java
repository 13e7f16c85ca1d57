package io.latebind.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The words of texts as the model knows them: of letters and digits, or between white space. */
final class TextWords {
  private static final int GAP = 100;

  private TextWords() {}

  /** The words of one text. */
  static List<String> of(String field, String text) {
    boolean standard = field.equals(Schema.TEXT);
    List<String> words = new ArrayList<>();
    for (String word : text.split(standard ? "[^A-Za-z0-9]+" : "\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(standard ? word.toLowerCase(Locale.ROOT) : word);
      }
    }
    return words;
  }

  /** A word or a part of one, as words of the field are written. */
  static String normal(String field, String part) {
    return field.equals(Schema.TEXT) ? part.toLowerCase(Locale.ROOT) : part;
  }

  /** Position to word of all texts of an entry. */
  static Map<Integer, String> positions(String field, JsonNode entry) {
    Map<Integer, String> positions = new TreeMap<>();
    int next = 0;
    for (JsonNode text : several(entry.path(field))) {
      for (String word : of(field, text.asText())) {
        positions.put(next++, word);
      }
      next += GAP;
    }
    return positions;
  }

  /** The values of a field: several, one or none. */
  static Iterable<JsonNode> several(JsonNode value) {
    return value.isArray() || value.isMissingNode() ? value : List.of(value);
  }
}
