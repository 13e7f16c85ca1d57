package io.latebind.demo;

import io.latebind.app.Node;
import io.latebind.demo.data.Arrivals;
import io.latebind.demo.data.EmbeddingService;
import io.latebind.demo.data.SampleData;
import io.latebind.demo.data.SampleWriters;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The writing phase of a demonstration, which lasts until all documents are settled. */
final class SampleWriting {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Node node;
  private final RestWatch rest;
  private final Screen screen;
  private final Arrivals arrivals = new Arrivals();
  private final String topic;

  SampleWriting(Node node, RestWatch rest, Screen screen) {
    this.node = node;
    this.rest = rest;
    this.screen = screen;
    this.topic = node.indexer().settings().topics().documents();
  }

  /**
   * Writes a sample while a service describes the images in it, waits until everything is at rest,
   * and has the service write what it held back.
   *
   * @param images how many of the sample's documents are images
   */
  DemoRun run(SampleData sample, int images, int writers, long seed)
      throws InterruptedException, ExecutionException {
    rest.awaitRest(DEADLINE, status -> screen.progress("waiting for the indexer: " + status));
    SampleWriters producers = new SampleWriters(sample, writers, seed, arrivals);
    try (EmbeddingService service = new EmbeddingService(node.client(), topic, arrivals)) {
      long begin = System.nanoTime();
      Thread ticker = screen.follow(arrivals, sample.size() + images);
      write(producers, service, images);
      ticker.interrupt();
      ticker.join();
      Duration written = since(begin);
      boolean rested = rests("catching up: ");
      Duration settled = since(begin);
      long again = System.nanoTime();
      service.writeHeldBack();
      rested = rested && rests("catching up with what came late: ");
      return new DemoRun(
          sample.size(),
          writers,
          seed,
          images,
          service.heldBack(),
          written,
          settled,
          since(again),
          rested,
          arrivals);
    }
  }

  private void write(SampleWriters producers, EmbeddingService service, int images)
      throws InterruptedException, ExecutionException {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> describing =
          thread.submit(
              () -> {
                service.describe(images);
                return null;
              });
      try {
        producers.write(node.bootstrapServers(), topic);
        describing.get();
      } finally {
        describing.cancel(true);
      }
    }
  }

  private boolean rests(String what) throws InterruptedException {
    return rest.awaitRest(DEADLINE, status -> screen.progress(what + status));
  }

  private static Duration since(long beginNanos) {
    return Duration.ofNanos(System.nanoTime() - beginNanos);
  }
}
