package io.latebind.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;

/** Pairs of documents that load each other's like, written by many at the same time. */
final class Race {
  private static final int PAIRS = 5_000;
  private static final int WRITERS = 8;

  private Race() {}

  /** Writes the pairs, and waits until every entry is as it ought to be. */
  static void run(Installation installation) throws Exception {
    writeInParallel(installation, shuffledPairs());
    installation.awaitComplete();
  }

  private static List<String> shuffledPairs() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      ids.add("r/" + i);
      ids.add("t/" + i);
    }
    Collections.shuffle(ids, new Random(7));
    return ids;
  }

  private static void writeInParallel(Installation installation, List<String> ids)
      throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int first = w;
        done.add(
            writers.submit(
                () -> {
                  try (Producer<String, String> producer =
                      Installation.producer(installation.node().bootstrapServers())) {
                    for (int i = first; i < ids.size(); i += WRITERS) {
                      installation.writeBy(producer, ids.get(i), json(ids.get(i)));
                    }
                  }
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
  }

  private static String json(String id) {
    int number = Integer.parseInt(id.substring(2));
    return id.startsWith("r")
        ? "{\"v\":%d,\"ref\":\"t/%d\"}".formatted(number, number)
        : "{\"name\":\"n%d\",\"next\":\"t/%d\"}".formatted(number, (number + 1) % PAIRS);
  }
}
