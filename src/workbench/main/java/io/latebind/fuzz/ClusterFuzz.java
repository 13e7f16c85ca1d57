package io.latebind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.fuzz.corpus.BadRecord;
import io.latebind.fuzz.corpus.BadRequest;
import io.latebind.fuzz.corpus.RawConnection;
import io.latebind.fuzz.corpus.RawProducer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Records and requests from a seed to a real node with a real broker. */
public final class ClusterFuzz implements AutoCloseable {
  private static final int PROBE = 1_000;
  private static final int AT_ONCE = 8;
  private static final double MOST_MEGABYTES = 96;

  /** 501 and 505 are for what is no HTTP/1.1; 503 and 504 say that it takes too long just now. */
  private static final Set<Integer> ALLOWED_ERRORS = Set.of(501, 503, 504, 505);

  private final Hostage hostage = new Hostage();
  private final long seed;

  /** Starts a node. */
  public ClusterFuzz(long seed) throws IOException {
    this.seed = seed;
  }

  /** Writes records to the topics. Returns what came of it, in words. */
  public String records(long records) throws Exception {
    RecordMaker maker = new RecordMaker(new SplittableRandom(seed));
    long refused = 0;
    try (RawProducer producer = new RawProducer(hostage.node().bootstrapServers())) {
      for (long number = 0; number < records; number += PROBE) {
        List<Future<?>> sent = new ArrayList<>();
        for (long i = number; i < Math.min(records, number + PROBE); i++) {
          BadRecord record = maker.next();
          // A compacted topic refuses them, and the whole batch with them.
          if (record.key() != null || record.topic().equals("reindex")) {
            sent.add(producer.send(record));
          }
        }
        for (Future<?> each : sent) {
          refused += isRefused(each) ? 1 : 0;
        }
        hostage.servesTheNext();
        hostage.isAlive();
      }
    }
    assertThat(refused).as("refused by the broker, seed %d", seed).isZero();
    return String.format(
        Locale.ROOT,
        "%,d records through a broker, seed %d: every thousandth followed by a"
            + " good one that was served",
        records,
        seed);
  }

  private static boolean isRefused(Future<?> sent) throws InterruptedException {
    try {
      sent.get();
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  /** Sends requests, several at once. Returns what came of it, in words. */
  public String requests(long requests) throws Exception {
    RequestMaker maker = new RequestMaker(new SplittableRandom(seed));
    Map<String, Long> statuses = new TreeMap<>();
    long begun = System.nanoTime();
    double before = 0;
    try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
      for (long number = 0; number < requests; number += PROBE) {
        List<Future<List<String>>> asked = new ArrayList<>();
        for (long i = number; i < Math.min(requests, number + PROBE); i++) {
          BadRequest request = maker.next();
          asked.add(clients.submit(() -> ask(request)));
        }
        for (Future<List<String>> each : asked) {
          each.get().forEach(status -> statuses.merge(status, 1L, Long::sum));
        }
        hostage.servesTheNext();
        hostage.isAlive();
        before = number <= requests / 10 ? Heap.megabytes() : before;
      }
    }
    double after = Heap.megabytes();
    assertThat(after - before).as("megabytes more, seed %d", seed).isLessThan(MOST_MEGABYTES);
    return String.format(
        Locale.ROOT,
        "%,d requests in %.0f s, seed %d: answers %s, %s",
        requests,
        (System.nanoTime() - begun) / 1e9,
        seed,
        statuses,
        Heap.change(before, after));
  }

  private List<String> ask(BadRequest request) throws IOException {
    List<RawConnection.Answer> answers;
    try {
      answers = hostage.ask(request);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("never answered: " + text(request), e);
    }
    for (RawConnection.Answer answer : answers) {
      boolean error = answer.status() >= 500 && !ALLOWED_ERRORS.contains(answer.status());
      assertThat(error).as("%s for %s", answer, text(request)).isFalse();
      assertThat(answer.body()).as(text(request)).doesNotContain("\tat ", "Exception:");
    }
    return answers.isEmpty()
        ? List.of("none")
        : answers.stream().map(answer -> Integer.toString(answer.status())).toList();
  }

  private String text(BadRequest request) {
    return "seed " + seed + ", " + HexFormat.of().formatHex(request.bytes());
  }

  @Override
  public void close() {
    hostage.close();
  }
}
