package io.latebind.bench.cluster;

import io.latebind.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A broker in a process of its own, so that its processor time can be told apart. */
public final class BenchBroker implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final JavaProcess process;
  private final String bootstrap;

  private BenchBroker(JavaProcess process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  /** Starts one that keeps its data in a folder, and waits until it serves. */
  public static BenchBroker start(Path data, Path log) throws IOException, InterruptedException {
    JavaProcess process =
        JavaProcess.start(BenchBroker.class, List.of("-Xmx1g"), log, List.of(data.toString()));
    try {
      return new BenchBroker(process, process.await("127.", START));
    } catch (IllegalStateException e) {
      process.close();
      throw e;
    }
  }

  /** Runs a broker until nobody listens to it any more. */
  public static void main(String[] arguments) throws IOException {
    var options = EmbeddedBroker.Options.keptIn(Path.of(arguments[0]));
    try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
      System.out.println(broker.bootstrapServer());
      while (System.in.read() >= 0) {
        // Its standard input ends with the one who started it.
      }
    }
    Runtime.getRuntime().halt(0);
  }

  /** Where it is, host:port. */
  public String bootstrap() {
    return bootstrap;
  }

  /** What it has used until now. */
  public Usage usage() {
    return process.usage();
  }

  @Override
  public void close() {
    process.close();
  }
}
