package io.latebind.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.demo.data.Embedding;
import io.latebind.demo.data.SampleData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The nearest vectors, found by comparing all of them: slow, but exact. */
final class Neighbours {
  private static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingDouble(Neighbour::similarity).reversed().thenComparing(Neighbour::id);

  private final Map<String, double[]> vectors = new LinkedHashMap<>();

  /**
   * A vector that was found.
   *
   * @param similarity the cosine of the angle: 1 for the same direction, -1 for the opposite
   */
  record Neighbour(String id, double similarity) {}

  /** The neighbours among these images, by the vectors of these embeddings. */
  Neighbours(SampleData images, SampleData embeddings) {
    for (String id : images.ids()) {
      ObjectNode image = Objects.requireNonNull(images.content(id));
      ObjectNode embedding = Objects.requireNonNull(embeddings.content(Embedding.id(image)));
      vectors.put(id, unit(embedding.get("values")));
    }
  }

  private static double[] unit(JsonNode values) {
    double[] unit = new double[values.size()];
    double squares = 0;
    for (int i = 0; i < unit.length; i++) {
      unit[i] = values.get(i).doubleValue();
      squares += unit[i] * unit[i];
    }
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= Math.sqrt(squares);
    }
    return unit;
  }

  /** The {@code k} images that are nearest to an image, without itself; ties by id. */
  List<Neighbour> of(String id, int k) {
    List<Neighbour> all = new ArrayList<>();
    for (String other : vectors.keySet()) {
      if (!other.equals(id)) {
        all.add(new Neighbour(other, similarity(id, other)));
      }
    }
    all.sort(NEAREST_FIRST);
    return all.subList(0, Math.min(k, all.size()));
  }

  /** Whether this image exists. */
  boolean contains(String id) {
    return vectors.containsKey(id);
  }

  /** How alike two images are: 1 for the same direction, -1 for the opposite. */
  double similarity(String id, String other) {
    double[] one = vector(id);
    double[] two = vector(other);
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * two[i];
    }
    return product;
  }

  private double[] vector(String id) {
    return Objects.requireNonNull(vectors.get(id), id);
  }
}
