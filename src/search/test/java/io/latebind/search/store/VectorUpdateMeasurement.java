package io.latebind.search.store;

import static io.latebind.search.store.StoreFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.search.index.DiskFolders;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What entries with vectors cost a store: new ones, ones whose vectors stay, and ones whose vectors
 * change. It refreshes, commits and merges as it does by default, and the processor's time counts
 * all of that. Run it with {@code mvn test -Dtest=VectorUpdateMeasurement}.
 */
class VectorUpdateMeasurement {
  private static final int ENTRIES = Integer.getInteger("measure.entries", 20_000);
  private static final int DIMENSIONS = 128;
  private static final SearchSchema IMAGES =
      new SearchSchema(
          "images",
          List.of(
              new SearchField("version", FieldType.LONG, false),
              new SearchField("vector", FieldType.vector(DIMENSIONS, Similarity.COSINE), false)));

  @TempDir private Path folder;

  @Test
  void unchangedVectorsCostLittle() {
    try (SearchMaintenance maintenance = new SearchMaintenance()) {
      SearchStore store =
          StoreFixture.store(maintenance, SearchStoreSettings.DEFAULT, DiskFolders::new, IMAGES);
      store.open(folder);
      round(store, "new entries", 0, 0);
      round(store, "vectors as before", 1, 0);
      round(store, "other vectors", 2, 1);
      assertThat(store.vectorInserts()).isEqualTo(2L * ENTRIES);
      long begin = System.nanoTime();
      store.close();
      System.out.printf("%-20s %,d ms%n", "closing", (System.nanoTime() - begin) / 1_000_000);
      begin = System.nanoTime();
      store.open(folder);
      System.out.printf("%-20s %,d ms%n", "opening", (System.nanoTime() - begin) / 1_000_000);
      store.close();
    }
  }

  private static void round(SearchStore store, String what, int version, long seed) {
    Random random = new Random(seed);
    List<byte[]> entries =
        IntStream.range(0, ENTRIES)
            .mapToObj(i -> "{\"version\":" + version + ",\"vector\":" + vector(random) + "}")
            .map(StoreFixture::bytes)
            .toList();
    long cpu = cpuNanos();
    long begin = System.nanoTime();
    for (int i = 0; i < ENTRIES; i++) {
      store.apply(bytes("images/" + i), entries.get(i), (long) version * ENTRIES + i);
    }
    store.refresh();
    long nanos = System.nanoTime() - begin;
    System.out.printf(
        "%-20s %,d entries/s, %,d us of processor time each%n",
        what, ENTRIES * 1_000_000_000L / nanos, (cpuNanos() - cpu) / 1_000 / ENTRIES);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static String vector(Random random) {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Arrays.toString(vector);
  }
}
