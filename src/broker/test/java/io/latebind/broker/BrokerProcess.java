package io.latebind.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** An embedded broker in a process of its own, which a test can kill. */
final class BrokerProcess {
  private BrokerProcess() {}

  /** What the process was when it had a record. */
  record Ready(String clusterId, int port) {}

  /** Runs a broker until it has acknowledged a record, and kills it that very moment. */
  static Ready runAndKill(Path data, Duration timeout) throws Exception {
    Path ready = data.resolveSibling("ready");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                data.toString(),
                ready.toString())
            .inheritIO()
            .start();
    try {
      await(process, ready, timeout);
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> lines = Files.readAllLines(ready);
    return new Ready(lines.get(0), Integer.parseInt(lines.get(1)));
  }

  private static void await(Process process, Path ready, Duration timeout) throws Exception {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (Files.notExists(ready)) {
      if (process.waitFor(1, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new AssertionError("The broker's process was not ready within " + timeout);
      }
    }
  }

  /** Starts a broker, commits one record to {@code words}, and waits to be killed. */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    Path ready = Path.of(arguments[1]);
    var broker = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(data));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServer()))) {
      var topic = new NewTopic("words", Optional.of(1), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    }
    String self = broker.clusterId() + "\n" + EmbeddedBrokerScenario.port(broker.bootstrapServer());
    Path draft = Files.writeString(ready.resolveSibling("draft"), self);
    EmbeddedBrokerScenario.produceInTransaction(broker, "words", "acknowledged");
    Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
    Thread.currentThread().join();
  }
}
