package io.latebind.measure.vector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.document.Json;
import io.latebind.measure.search.StorePartitions;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.VectorClause;
import io.latebind.search.result.Merge;
import io.latebind.search.result.PartitionHits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Latebind's stores as they are in production, written and asked without Kafka and HTTP. */
final class LatebindVectors implements VectorContender {
  private static final int PARTITIONS = 4;
  private static final String FIELD = "embedding";

  private final StorePartitions partitions;

  /**
   * Several partitions, each with one writer.
   *
   * @param writers each has as many partitions as the others
   */
  LatebindVectors(int dimensions, int writers) {
    FieldType type = FieldType.vector(dimensions, Similarity.EUCLIDEAN);
    SearchSchema schema =
        new SearchSchema(
            "vectors",
            List.of(
                new SearchField("version", FieldType.LONG, false),
                new SearchField(FIELD, type, false)));
    partitions = new StorePartitions(schema, writers * Math.ceilDiv(PARTITIONS, writers));
  }

  @Override
  public void write(int id, int version, float @Nullable [] vector) {
    byte[] entry = vector == null ? null : entry(id, version, vector);
    partitions.apply(id % partitions.count(), Integer.toString(id), entry);
  }

  private static byte[] entry(int id, int version, float[] vector) {
    StringBuilder json = new StringBuilder(12 * vector.length);
    json.append("{\"_id\":\"").append(id).append("\",\"_index\":\"vectors\",\"version\":");
    json.append(version).append(",\"").append(FIELD).append("\":[").append(vector[0]);
    for (int i = 1; i < vector.length; i++) {
      json.append(',').append(vector[i]);
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Supplier<List<Found>> nearest(float[] question, int k, boolean fresh) {
    SearchRequest request = request(question, k, fresh);
    List<PartitionHits> parts = new ArrayList<>();
    try {
      for (int i = 0; i < partitions.count(); i++) {
        parts.add(partitions.search(i, request, 0, null));
      }
      List<Read> read =
          Merge.nearest(parts, k).stream()
              .map(found -> new Read(found.hit().score(), found.entry()))
              .toList();
      return () -> read.stream().map(LatebindVectors::found).toList();
    } finally {
      parts.forEach(PartitionHits::close);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Read(float score, byte[] entry) {}

  private SearchRequest request(float[] question, int k, boolean fresh) {
    List<Float> values = new ArrayList<>(question.length);
    for (float value : question) {
      values.add(value);
    }
    VectorClause vector =
        new VectorClause(FIELD, values, null, k, 0).over(partitions.count(), Integer.MAX_VALUE);
    return new SearchRequest(
        null, null, vector, List.of(), k, 0, null, List.of(), List.of(), fresh, null);
  }

  private static Found found(Read read) {
    ObjectNode entry = Json.decodeObject(read.entry());
    float[] vector = new float[entry.path(FIELD).size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = entry.path(FIELD).path(i).floatValue();
    }
    return new Found(
        Integer.parseInt(entry.path("_id").asText()),
        entry.path("version").intValue(),
        vector,
        read.score());
  }

  @Override
  public void settle() {
    partitions.settle();
  }

  @Override
  public long fileBytes() {
    return partitions.fileBytes();
  }

  @Override
  public void close() {
    partitions.close();
  }
}
