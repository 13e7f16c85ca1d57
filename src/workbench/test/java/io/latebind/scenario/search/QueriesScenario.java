package io.latebind.scenario.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.indexer.IndexerStreams;
import io.latebind.scenario.Installation;
import io.latebind.scenario.TestIndexes;
import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import io.latebind.streams.UnavailablePartitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Without a cache between commits, every write goes to the store that the queries read. */
class QueriesScenario {
  private static final int PAIRS = 10_000;
  private static final int READERS = 4;

  @Test
  void queriesAndWritesNeverStopEachOther() throws Exception {
    Configuration uncached = Configuration.EMPTY.with(Setting.CACHE_BYTES, "0");
    AtomicBoolean written = new AtomicBoolean();
    // Not waited for: where the two do stop each other, a reader never comes back.
    ExecutorService readers =
        Executors.newFixedThreadPool(READERS, Thread.ofPlatform().daemon().factory());
    try (Installation installation =
        Installation.start(Settings.temporary().withConfiguration(uncached), TestIndexes.hops())) {
      List<Future<Long>> reading = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        reading.add(readers.submit(() -> read(installation.node().indexer(), written)));
      }
      try {
        for (int i = 0; i < PAIRS; i++) {
          installation.write("r/" + i, "{\"v\":1,\"ref\":\"t/" + i + "\"}");
          installation.write("t/" + i, "{\"name\":\"n\",\"next\":\"t/" + i / 2 + "\"}");
        }
        installation.awaitComplete();
      } finally {
        written.set(true);
        readers.shutdown();
      }
      for (Future<Long> each : reading) {
        assertThat(each.get()).isPositive();
      }
    }
  }

  /**
   * Asks for everything there is to ask for, again and again; returns how many answers there were.
   */
  private static long read(IndexerStreams indexer, AtomicBoolean written) {
    long answers = 0;
    for (int i = 0; !written.get(); i = (i + 1) % PAIRS) {
      try {
        String id = "r/" + i;
        indexer.status(i % indexer.settings().partitions());
        indexer.document(id);
        indexer.entry(indexer.home(id), "hops/" + id);
        answers++;
      } catch (UnavailablePartitionException e) {
        Thread.onSpinWait(); // it has not started yet
      }
    }
    return answers;
  }
}
