package io.latebind.cli;

import io.latebind.settings.Configuration;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that uses topics. */
final class ClusterOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Properties for Kafka's clients (security and all else are passed through) and Latebind's"
              + " own settings, which begin with latebind.")
  private @Nullable Path config;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "How many partitions documents, reindex and entries must have. Default: as many as they"
              + " have, or what the topics' files say.")
  private @Nullable Integer partitions;

  Configuration configuration() {
    return config == null ? Configuration.EMPTY : Configuration.read(config);
  }

  OptionalInt partitions() {
    return partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
  }
}
