package io.latebind.demo;

import io.latebind.app.Node;
import io.latebind.app.Settings;
import io.latebind.definition.Definitions;
import io.latebind.definition.YamlIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Writes a real mailbox into a node in random order, and shows what became of it. */
public final class MailDemo {
  private static final String INDEX = "mail";
  private static final String DEFINITION = "/demo/indexes/mail.yaml";
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Settings settings;
  private final int writers;
  private final long seed;
  private final Screen screen;

  /**
   * A demonstration.
   *
   * @param writers how many producers write at the same time
   * @param seed of the random order
   * @param screen where it shows what happens
   */
  public MailDemo(Settings settings, int writers, long seed, Screen screen) {
    this.settings = settings;
    this.writers = writers;
    this.seed = seed;
    this.screen = screen;
  }

  /** The index of the demonstration. */
  public static List<YamlIndex> indexes() {
    try (InputStream file = MailDemo.class.getResourceAsStream(DEFINITION)) {
      if (file == null) {
        throw new IllegalStateException(DEFINITION + " is not on the class path");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Definitions.read("mail.yaml", text);
    } catch (IOException e) {
      throw new UncheckedIOException(DEFINITION + " cannot be read", e);
    }
  }

  /** Starts a node for the demonstration. */
  public Node start() {
    screen.say("Starting a Kafka broker and Latebind in this process …");
    return Node.start(settings, indexes());
  }

  /**
   * Writes the mailbox into a node, waits until everything is at rest, checks it, and reports.
   *
   * @return whether every entry is as it ought to be
   */
  public boolean run(Node node) throws InterruptedException, ExecutionException {
    Sample mailbox = Sample.mail();
    Truth truth = new Truth(mailbox, indexes(), node.indexer().settings().limits());
    RestWatch rest = new RestWatch(node.url(), INDEX);
    rest.awaitRest(DEADLINE, status -> screen.progress("waiting for the indexer: " + status));
    Writers producers = new Writers(mailbox, writers, seed);
    long begin = System.nanoTime();
    Thread ticker = screen.follow(producers, mailbox.ids().size());
    producers.write(node.bootstrapServers(), node.indexer().settings().topics().documents());
    ticker.interrupt();
    ticker.join();
    Duration written = since(begin);
    boolean rested = rest.awaitRest(DEADLINE, status -> screen.progress("catching up: " + status));
    Duration settled = since(begin);
    Verification verification =
        Verification.of(
            node.client(), node.indexer().settings().topics().entries(), truth.entries());
    screen.report(
        new Report(
            mailbox.ids().size(),
            writers,
            seed,
            written,
            settled,
            rested,
            truth,
            producers.arrivals(),
            verification));
    return rested && verification.passed();
  }

  /** Says what to try next on a node that goes on. */
  public void suggest(Node node) {
    screen.suggest(node.url(), node.bootstrapServers());
  }

  private static Duration since(long beginNanos) {
    return Duration.ofNanos(System.nanoTime() - beginNanos);
  }
}
