package io.latebind.demo;

import io.latebind.app.Node;
import io.latebind.app.Settings;
import io.latebind.definition.Definitions;
import io.latebind.definition.YamlIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Writes a real mailbox and real images into a node in random order, and shows what became of them.
 */
public final class Demo {
  private static final String FOLDER = "/demo/indexes/";

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
  public Demo(Settings settings, int writers, long seed, Screen screen) {
    this.settings = settings;
    this.writers = writers;
    this.seed = seed;
    this.screen = screen;
  }

  /** The indexes of the demonstration. */
  public static List<YamlIndex> indexes() {
    return Stream.of("mail.yaml", "images.yaml").flatMap(file -> read(file).stream()).toList();
  }

  private static List<YamlIndex> read(String name) {
    try (InputStream file = Demo.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException(FOLDER + name + " is not on the class path");
      }
      return Definitions.read(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + name + " cannot be read", e);
    }
  }

  /** Starts a node for the demonstration. */
  public Node start() {
    screen.say("Starting a Kafka broker and Latebind in this process …");
    return Node.start(settings, indexes());
  }

  /**
   * Writes the samples into a node, waits until everything is at rest, checks it, and reports.
   *
   * @return whether every entry is as it ought to be, and, where there is search, what it finds
   */
  public boolean run(Node node) throws InterruptedException, ExecutionException {
    Sample images = Sample.images();
    Sample embeddings = images.embeddings();
    Sample written = Sample.mail().and(images);
    Truth truth = new Truth(written.and(embeddings), indexes(), node.indexer().settings().limits());
    RestWatch rest = new RestWatch(node.url(), node::failed);
    Run run = new Writing(node, rest, screen).run(written, images.size(), writers, seed);
    Report report =
        new Report(
            run,
            truth,
            Verification.of(
                node.client(), node.indexer().settings().topics().entries(), truth.entries()),
            run.rested() && rest.searched() ? search(node, images, embeddings, truth) : null);
    screen.report(report);
    return report.passed();
  }

  private static SearchReport search(Node node, Sample images, Sample embeddings, Truth truth)
      throws InterruptedException {
    Neighbours neighbours = new Neighbours(images, embeddings);
    return new SearchCheck(node.url()).run(images, neighbours, truth);
  }

  /** Says what to try next on a node that goes on. */
  public void suggest(Node node) {
    screen.suggest(node.url(), node.bootstrapServers());
  }
}
