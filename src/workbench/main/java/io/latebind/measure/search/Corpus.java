package io.latebind.measure.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.document.Json;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random entries with a text, a keyword, a number and a vector. The words of texts are as frequent
 * as those of a language are: the n-th comes 1/n as often as the first.
 */
final class Corpus {
  static final SearchSchema SCHEMA =
      new SearchSchema(
          "speed",
          List.of(
              new SearchField("body", FieldType.TEXT, false),
              new SearchField("from", FieldType.KEYWORD, false),
              new SearchField("total", FieldType.DOUBLE, false),
              new SearchField("embedding", FieldType.vector(128, Similarity.EUCLIDEAN), false)));

  private static final int WORDS = 20_000;
  private static final int SENDERS = 200;
  private static final int WORDS_OF_TEXT = 40;
  private static final int MAX_TOTAL = 1_000;

  private final RandomVectors vectors = RandomVectors.of(5);
  private final double[] frequencies = new double[WORDS];

  /** An entry. */
  @SuppressWarnings("ArrayRecordComponent")
  record Item(String id, String body, String from, double total, float[] embedding) {
    byte[] entry() {
      ObjectNode entry = Json.object().put("_id", id).put("_index", SCHEMA.index());
      entry.put("body", body).put("from", from).put("total", total);
      ArrayNode values = entry.putArray("embedding");
      for (float value : embedding) {
        values.add(value);
      }
      return Json.encode(entry);
    }
  }

  Corpus() {
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1.0 / (i + 1);
      frequencies[i] = sum;
    }
  }

  Item item(int number) {
    Random random = new Random(number);
    String body =
        IntStream.range(0, WORDS_OF_TEXT)
            .mapToObj(i -> word(random))
            .collect(Collectors.joining(" "));
    return new Item(
        Integer.toString(number),
        body,
        "s" + random.nextInt(SENDERS),
        random.nextInt(100 * MAX_TOTAL) / 100.0,
        vectors.vector(number, 0));
  }

  /** A question of a kind, which some entries of the first ones fit. */
  BenchmarkQuery question(BenchmarkQuery.Kind kind, int number) {
    Random random = new Random(-1 - number);
    String[] words = item(number).body().split(" ", -1);
    int at = random.nextInt(WORDS_OF_TEXT - 1);
    double low = random.nextInt(MAX_TOTAL / 2);
    return switch (kind) {
      case TERM -> new BenchmarkQuery.Word(words[at]);
      case AND -> new BenchmarkQuery.BothWords(words[at], words[at + 1]);
      case PHRASE -> new BenchmarkQuery.Phrase(words[at], words[at + 1]);
      case FILTER_AND_SORT ->
          new BenchmarkQuery.Sorted("s" + random.nextInt(SENDERS), low, low + MAX_TOTAL / 2.0);
      case NEAREST -> new BenchmarkQuery.Nearest(vectors.question(number));
    };
  }

  private String word(Random random) {
    double at = random.nextDouble() * frequencies[WORDS - 1];
    int low = 0;
    int high = WORDS - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (frequencies[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return "w" + low;
  }
}
