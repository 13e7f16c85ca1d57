package io.latebind.cli;

import io.latebind.app.Node;
import io.latebind.definition.IndexDefinition;
import io.latebind.definition.IndexProvider;
import io.latebind.definition.yaml.Definitions;
import io.latebind.settings.Settings;
import io.latebind.settings.Settings.Cluster;
import io.latebind.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code latebind serve}: indexes documents and serves HTTP until it is stopped. */
@Command(
    name = "serve",
    description = "Indexes documents and answers over HTTP until it is stopped.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Where where;

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--indexes",
      paramLabel = "DIR",
      defaultValue = "indexes",
      description = "The folder with the indexes' definitions (*.yaml). Default: ${DEFAULT-VALUE}")
  private Path indexes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder for stores, and for the broker's data when it is embedded. Without it,"
              + " everything embedded is gone with the process.")
  private @Nullable Path data;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on. Default: ${DEFAULT-VALUE}")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 for any that is free. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--advertise",
      paramLabel = "HOST:PORT",
      description =
          "How other instances reach this one. Default: the address and port it listens on")
  private @Nullable String advertise;

  @Option(
      names = "--broker-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The embedded broker's port; 0 for any that is free. Default: ${DEFAULT-VALUE}")
  private int brokerPort;

  /** The Kafka cluster to use. */
  private static final class Where {
    @Option(names = "--embedded", required = true, description = "Run a broker inside.")
    @SuppressWarnings("UnusedVariable") // only its presence matters: it excludes the other
    private boolean embedded;

    @Option(
        names = "--bootstrap-server",
        required = true,
        paramLabel = "H:P",
        description = "Use the cluster at this address.")
    private @Nullable String bootstrapServer;

    Cluster cluster(int brokerPort) {
      return bootstrapServer == null
          ? new Cluster.Embedded(brokerPort)
          : new Cluster.External(bootstrapServer);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (where.bootstrapServer != null && brokerPort != 0) {
      throw new SettingsException(
          "--broker-port is for a broker that is --embedded; take it out, or --bootstrap-server.");
    }
    Settings settings =
        new Settings(
            where.cluster(brokerPort),
            data,
            host,
            port,
            advertise,
            cluster.partitions(),
            cluster.configuration());
    return serve(Node.start(settings, indexes()));
  }

  /** Prints the reason for stopping last, after everything that is logged during shutdown. */
  private int serve(Node started) throws InterruptedException {
    try (Node node = started) {
      announce(node);
      Shutdown.closeOnExit(node);
      node.awaitEnd();
      return node.failed() ? 1 : 0;
    } finally {
      PrintWriter err = spec.commandLine().getErr();
      started.refusal().ifPresent(reason -> err.println("latebind: " + reason));
      err.flush();
    }
  }

  private List<IndexDefinition> indexes() {
    List<IndexDefinition> all = new ArrayList<>(IndexProvider.provided());
    if (all.isEmpty() || Files.isDirectory(indexes)) {
      all.addAll(Definitions.readDirectory(indexes));
    }
    return all;
  }

  private void announce(Node node) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Kafka   "
            + node.bootstrapServers()
            + "   produce JSON documents to the topic "
            + node.indexer().settings().topics().documents());
    out.println("HTTP    " + node.url() + "   GET /indexes shows how far everything is");
    out.println("Stop with Ctrl-C.");
    out.flush();
  }
}
