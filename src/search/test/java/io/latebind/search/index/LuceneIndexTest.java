package io.latebind.search.index;

import static io.latebind.search.store.StoreFixture.ORDERS;
import static io.latebind.search.store.StoreFixture.bytes;
import static io.latebind.search.store.StoreFixture.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Quantization;
import io.latebind.definition.type.Similarity;
import io.latebind.search.lucene.BackgroundMerges;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.lucene.WriterSettings;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LuceneIndexTest {
  private static LuceneIndex index(SearchSchema schema) throws IOException {
    SearchStoreSettings settings = SearchStoreSettings.DEFAULT;
    return LuceneIndex.open(
        new ByteBuffersDirectory(),
        schema,
        CommitData.of("1", CommitData.NOTHING, schema, settings),
        WriterSettings.of(schema, settings, new BackgroundMerges()));
  }

  private static SearchSchema vectors(int dimensions, Quantization quantization) {
    FieldType type = FieldType.vector(dimensions, Similarity.COSINE, quantization);
    return new SearchSchema("vectors", List.of(new SearchField("vector", type, false)));
  }

  @Test
  void whatIsAppliedIsSeenAfterARefresh() throws IOException {
    try (LuceneIndex index = index(ORDERS)) {
      index.apply("1", bytes("{\"total\":1}"), 0);
      assertThat(entries(index.acquire())).isEmpty();
      index.refresh();
      assertThat(entries(index.acquire())).isEqualTo(Map.of("1", "{\"total\":1}"));
    }
  }

  @Test
  void unchangedVectorsAreNotInsertedAgain() throws IOException {
    try (LuceneIndex index = index(ORDERS)) {
      index.apply("1", bytes("{\"total\":1,\"vector\":[1,2]}"), 0);
      index.apply("1", bytes("{\"total\":2,\"vector\":[1,2]}"), 1);
      index.refresh();
      index.apply("1", bytes("{\"total\":3,\"vector\":[1,2]}"), 2);
      assertThat(index.vectorInserts()).isEqualTo(1);
      index.apply("1", bytes("{\"total\":3,\"vector\":[2,2]}"), 3);
      assertThat(index.vectorInserts()).isEqualTo(2);
      index.refresh();
      VectorChecks.check(index.acquire());
      assertThat(entries(index.acquire())).hasSize(1);
    }
  }

  @Test
  void vectorsThatWereTakenAwayOrDeletedAreInsertedWhenTheyComeBack() throws IOException {
    try (LuceneIndex index = index(ORDERS)) {
      index.apply("1", bytes("{\"vector\":[1,2]}"), 0);
      index.refresh();
      index.apply("1", bytes("{\"total\":1}"), 1);
      index.apply("1", bytes("{\"vector\":[1,2]}"), 2);
      index.refresh();
      index.apply("1", null, 3);
      index.apply("1", bytes("{\"vector\":[1,2]}"), 4);
      index.refresh();
      assertThat(index.vectorInserts()).isEqualTo(3);
      VectorChecks.check(index.acquire());
    }
  }

  @Test
  void noSnapshotShowsAnEntryWithVectorsOfAnotherVersion() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (LuceneIndex index = index(ORDERS);
        ExecutorService readers = Executors.newFixedThreadPool(1)) {
      Future<?> reading = readers.submit(() -> readUntil(done, index));
      Random random = new Random(7);
      for (int offset = 0; offset < 3_000; offset++) {
        index.apply(Integer.toString(random.nextInt(20)), entry(random), offset);
      }
      done.set(true);
      reading.get();
    }
  }

  private static byte[] entry(Random random) {
    return bytes(
        "{\"total\":%d,\"vector\":[%d,%d]}"
            .formatted(random.nextInt(100), 1 + random.nextInt(2), random.nextInt(2)));
  }

  private static void readUntil(AtomicBoolean done, LuceneIndex index) {
    while (!done.get()) {
      index.refresh();
      VectorChecks.check(index.acquire());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNearestIsFoundWithEveryQuantizationAndManyDimensions(Quantization quantization)
      throws IOException {
    int dimensions = FieldType.VectorType.MAX_DIMENSIONS;
    try (LuceneIndex index = index(vectors(dimensions, quantization))) {
      Random random = new Random(3);
      for (int offset = 0; offset < 40; offset++) {
        String vector = Arrays.toString(vector(random, dimensions));
        index.apply(Integer.toString(offset), bytes("{\"vector\":" + vector + "}"), offset);
      }
      index.refresh();
      float[] first = vector(new Random(3), dimensions);
      try (Snapshot snapshot = index.acquire()) {
        var nearest = new KnnFloatVectorQuery("vector", first, 1);
        var hit = snapshot.searcher().search(nearest, 1).scoreDocs[0];
        assertThat(hit.score).isGreaterThan(0.9f);
      }
    }
  }

  private static float[] vector(Random random, int dimensions) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  @Test
  void aSnapshotInUseStaysWholeWhenTheIndexIsClosed() throws IOException {
    LuceneIndex index = index(ORDERS);
    index.apply("1", bytes("{\"total\":1}"), 0);
    index.refresh();
    Snapshot snapshot = index.acquire();
    index.close();
    assertThat(entries(snapshot)).containsOnlyKeys("1");
    assertThatThrownBy(index::acquire).isInstanceOf(AlreadyClosedException.class);
  }

  @Test
  void whatIsNoEntryIsNotFoundUnderItsId() throws IOException {
    try (LuceneIndex index = index(ORDERS)) {
      index.apply("1", bytes("{\"total\":1}"), 0);
      for (String value : List.of("[]", "nonsense", "7", "")) {
        assertThatThrownBy(() -> index.apply("1", bytes(value), 1))
            .isInstanceOf(UnfitEntryException.class);
      }
      index.refreshAnyway();
      assertThat(entries(index.acquire())).isEmpty();
    }
  }

  @Test
  void aValueThatDoesNotFitItsFieldIsLeftOutAndTheEntryIsFound() throws IOException {
    SearchSchema schema =
        new SearchSchema(
            "odd",
            List.of(
                new SearchField("word", FieldType.KEYWORD, false),
                new SearchField("number", FieldType.LONG, false),
                new SearchField("day", FieldType.DATE, false),
                new SearchField("vector", FieldType.vector(2, Similarity.COSINE), false)));
    try (LuceneIndex index = index(schema)) {
      index.apply("long", bytes("{\"word\":\"" + "x".repeat(40_000) + "\"}"), 0);
      index.apply("types", bytes("{\"word\":1,\"number\":\"x\",\"day\":\"x\"}"), 1);
      index.apply("zero", bytes("{\"vector\":[0,0]}"), 2);
      index.apply("text", bytes("{\"vector\":[1,\"x\"]}"), 3);
      index.apply("huge", bytes("{\"vector\":[1e30,1e300]}"), 4);
      index.refresh();
      assertThat(entries(index.acquire())).hasSize(5);
      assertThat(index.vectorInserts()).isZero();
    }
  }
}
