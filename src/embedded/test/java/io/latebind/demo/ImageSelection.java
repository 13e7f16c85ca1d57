package io.latebind.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Which emoji are in the sample: of each kind the first few, or every nth, in Unicode's order,
 * without those that are joined of several.
 */
final class ImageSelection {
  private static final String JOINER = "200D";

  /** Kind to how many are taken. */
  private static final Map<String, Integer> COUNTS = new LinkedHashMap<>();

  /** Kinds of which only every nth is looked at. */
  private static final Map<String, Integer> STEPS = Map.of("country-flag", 6, "time", 2);

  static {
    take(14, "face-smiling", "face-concerned");
    take(23, "heart");
    take(8, "face-affection", "face-neutral-skeptical", "cat-face", "hand-fingers-open");
    take(5, "face-tongue", "face-unwell", "face-negative", "emotion", "hand-fingers-closed");
    take(3, "face-hat", "face-glasses", "monkey-face");
    take(30, "animal-mammal");
    take(10, "animal-bird", "animal-marine", "animal-bug", "plant-flower");
    take(14, "food-fruit", "food-prepared");
    take(8, "food-vegetable", "food-asian", "food-sweet", "drink", "musical-instrument");
    take(16, "transport-ground", "sky & weather");
    take(26, "geometric");
    take(15, "time");
    take(10, "sport", "arrow", "zodiac", "keycap");
    take(5, "transport-air", "transport-water", "household", "tool", "place-building");
    take(40, "country-flag");
  }

  private ImageSelection() {}

  private static void take(int count, String... kinds) {
    for (String kind : kinds) {
      COUNTS.put(kind, count);
    }
  }

  /** The chosen of the set's metadata, in Unicode's order. */
  static List<JsonNode> of(JsonNode metadata) {
    List<JsonNode> chosen = new ArrayList<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    StreamSupport.stream(metadata.spliterator(), false)
        .filter(each -> each.get("has_img_google").asBoolean())
        .filter(each -> !each.get("unified").asText().contains(JOINER))
        .sorted(Comparator.comparingInt(each -> each.get("sort_order").asInt()))
        .forEach(
            each -> {
              String kind = each.get("subcategory").asText();
              int place = seen.merge(kind, 1, Integer::sum) - 1;
              int step = STEPS.getOrDefault(kind, 1);
              if (place % step == 0 && place / step < COUNTS.getOrDefault(kind, 0)) {
                chosen.add(each);
              }
            });
    return chosen;
  }
}
