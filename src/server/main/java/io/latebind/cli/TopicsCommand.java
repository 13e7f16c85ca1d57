package io.latebind.cli;

import io.latebind.settings.Configuration;
import io.latebind.settings.Settings;
import io.latebind.settings.Settings.Cluster;
import io.latebind.topics.ClusterChecks;
import io.latebind.topics.ClusterTopics;
import io.latebind.topics.TopicPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code latebind topics}: compares a cluster's topics with the topic files, and creates them. */
@Command(
    name = "topics",
    description = "Compares a cluster's topics with what Latebind needs, and creates them.",
    mixinStandardHelpOptions = true)
final class TopicsCommand implements Runnable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(
        spec.commandLine(), "Say what to do with the topics: plan or apply.");
  }

  @Command(
      name = "plan",
      description = "Shows what differs. Status 1 when anything does.",
      mixinStandardHelpOptions = true)
  int plan(@Mixin Target target) {
    try (Admin admin = target.connect()) {
      TopicPlan plan = new ClusterTopics(admin, TIMEOUT).plan(target.settings().topics());
      print(plan);
      return plan.isFulfilled() ? 0 : 1;
    }
  }

  @Command(
      name = "apply",
      description =
          "Creates what is missing and changes what can be changed without loss; refuses the rest.",
      mixinStandardHelpOptions = true)
  int apply(@Mixin Target target) {
    try (Admin admin = target.connect()) {
      print(new ClusterTopics(admin, TIMEOUT).apply(target.settings().topics()));
      return 0;
    }
  }

  private void print(TopicPlan plan) {
    spec.commandLine().getOut().println(plan.describe());
    spec.commandLine().getOut().flush();
  }

  /** The cluster to work on. */
  static final class Target {
    @Mixin private final ClusterOptions cluster = new ClusterOptions();

    @Option(
        names = "--bootstrap-server",
        required = true,
        paramLabel = "H:P",
        description = "The cluster's address.")
    private String bootstrapServer;

    Settings settings() {
      return new Settings(
          new Cluster.External(bootstrapServer),
          null,
          "127.0.0.1",
          0,
          null,
          cluster.partitions(),
          cluster.configuration());
    }

    Admin connect() {
      Configuration configuration = cluster.configuration();
      Map<String, String> client = new HashMap<>(configuration.client());
      client.put("bootstrap.servers", bootstrapServer);
      return ClusterChecks.connect(client, TIMEOUT);
    }
  }
}
