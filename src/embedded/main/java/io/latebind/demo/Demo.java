package io.latebind.demo;

import io.latebind.app.Node;
import io.latebind.definition.yaml.Definitions;
import io.latebind.definition.yaml.YamlIndex;
import io.latebind.demo.data.SampleData;
import io.latebind.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The demonstration: writes a real mailbox and real images into a node in random order, and shows
 * what became of them.
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
   * @return whether every entry is as expected, and, where there is search, what it finds
   */
  public boolean run(Node node) throws InterruptedException, ExecutionException {
    SampleData images = SampleData.images();
    SampleData embeddings = images.embeddings();
    SampleData written = SampleData.mail().and(images);
    ExpectedEntries truth =
        new ExpectedEntries(written.and(embeddings), indexes(), node.indexer().settings().limits());
    RestWatch rest = new RestWatch(node.url(), node::failed);
    DemoRun run = new SampleWriting(node, rest, screen).run(written, images.size(), writers, seed);
    DemoReport report =
        new DemoReport(
            run,
            truth,
            Verification.of(
                node.client(), node.indexer().settings().topics().entries(), truth.entries()),
            run.rested() && rest.searched() ? search(node, images, embeddings, truth) : null);
    screen.report(report);
    return report.passed();
  }

  private static SearchReport search(
      Node node, SampleData images, SampleData embeddings, ExpectedEntries truth)
      throws InterruptedException {
    Neighbours neighbours = new Neighbours(images, embeddings);
    return new SearchCheck(node.url()).run(images, neighbours, truth);
  }

  /** Shows what to try next on a node that keeps running. */
  public void suggest(Node node) {
    screen.suggest(node.url(), node.bootstrapServers());
  }
}
