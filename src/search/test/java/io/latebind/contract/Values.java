package io.latebind.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes entries of few different values, so that much is equal and much is found. */
final class Values {
  /** Some differ in case only; some are in another order by UTF-16 than by code points. */
  static final List<String> KEYWORDS =
      List.of(
          "ada",
          "Ada",
          "adb",
          "people/grace",
          "zoë",
          "\uFF5Ewide",
          "\uD83D\uDE00 smile",
          "b c",
          "");

  static final List<String> WORDS =
      List.of("late", "Late", "binding", "bind", "kafka", "lucene", "x1", "wide");

  private static final long EPOCH_MILLIS = 1_000_000_000_000L;
  private static final long DAY = 86_400_000L;

  private final RandomChoices chance;

  Values(RandomChoices chance) {
    this.chance = chance;
  }

  ObjectNode entry(String id) {
    ObjectNode entry = Json.object().put("_id", id).put("_index", Schema.INDEX);
    several(entry, "_missing", 1, array -> array.add(keyword()));
    several(entry, Schema.TEXT, 2, array -> array.add(text(", ")));
    if (chance.percent(70)) {
      entry.put(Schema.WORDS, text(" "));
    }
    several(entry, Schema.KEYWORD, 3, array -> array.add(keyword()));
    if (chance.percent(60)) {
      entry.put(Schema.FLAG, chance.percent(50));
    }
    several(entry, Schema.LONG, 2, array -> array.add(whole()));
    several(entry, Schema.DOUBLE, 2, array -> array.add(fraction()));
    several(entry, Schema.DATE, 2, array -> array.add(Instant.ofEpochMilli(millis()).toString()));
    if (chance.percent(60)) {
      vector().forEach(entry.putArray(Schema.ROUND)::add);
    }
    if (chance.percent(60)) {
      vector().forEach(entry.putArray(Schema.FLAT)::add);
    }
    return entry;
  }

  private interface Adding {
    void to(ArrayNode array);
  }

  private void several(ObjectNode entry, String field, int most, Adding adding) {
    int count = chance.below(most + 1);
    if (count > 0) {
      ArrayNode array = entry.putArray(field);
      for (int i = 0; i < count; i++) {
        adding.to(array);
      }
    }
  }

  String word() {
    return chance.pick(WORDS);
  }

  /** Up to seven words. */
  private String text(String between) {
    List<String> words = new ArrayList<>(chance.some(6, this::word));
    words.add(word());
    return String.join(between, words);
  }

  String keyword() {
    return chance.pick(KEYWORDS);
  }

  long whole() {
    return switch (chance.below(12)) {
      case 0 -> Long.MAX_VALUE - 1;
      case 1 -> Long.MIN_VALUE + 1;
      default -> chance.below(9) - 4;
    };
  }

  double fraction() {
    return switch (chance.below(12)) {
      case 0 -> Double.MAX_VALUE;
      case 1 -> Double.MIN_VALUE;
      default -> (chance.below(9) - 4) / 2.0;
    };
  }

  long millis() {
    return EPOCH_MILLIS + chance.below(9) * DAY / 2 + (chance.percent(20) ? 1 : 0);
  }

  /** Often the same one, and never of length 0. */
  List<Float> vector() {
    List<Float> vector = new ArrayList<>();
    for (int i = 0; i < Schema.DIMENSIONS; i++) {
      vector.add((chance.below(5) + 1) / 4f);
    }
    return vector;
  }
}
