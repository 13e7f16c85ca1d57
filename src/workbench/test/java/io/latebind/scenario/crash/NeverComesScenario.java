package io.latebind.scenario.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.scenario.Installation;
import io.latebind.scenario.TestIndexes;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class NeverComesScenario {
  private static final int DOCUMENTS = 8_000;
  private static final Duration QUIET = Duration.ofSeconds(3);

  @Test
  void topicsGoQuietWhenTargetsNeverCome() throws Exception {
    try (Installation installation = Installation.start(TestIndexes.hops())) {
      for (int i = 0; i < DOCUMENTS; i++) {
        installation.write("r/" + i, "{\"v\":1,\"ref\":\"t/" + i + "\"}");
      }

      installation.awaitComplete();

      Map<TopicPartition, Long> before = settledEnds(installation);
      // Whether nothing happens can only be seen by watching for a while.
      installation.entries().pollUntil(standing -> false, QUIET);
      assertThat(ends(installation)).isEqualTo(before);
      assertThat(installation.entries().read()).isEqualTo(DOCUMENTS);
    }
  }

  /** The ends of the topics, once the last transaction has been closed. */
  private static Map<TopicPartition, Long> settledEnds(Installation installation) throws Exception {
    installation.entries().pollUntil(standing -> false, Duration.ofSeconds(1));
    return ends(installation);
  }

  private static Map<TopicPartition, Long> ends(Installation installation) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", installation.node().bootstrapServers()))) {
      int partitions = installation.node().indexer().settings().partitions();
      Map<TopicPartition, OffsetSpec> all =
          Stream.of("documents", "reindex", "entries")
              .flatMap(
                  topic ->
                      Stream.iterate(0, i -> i < partitions, i -> i + 1)
                          .map(i -> new TopicPartition(topic, i)))
              .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
      return admin.listOffsets(all).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }
  }
}
