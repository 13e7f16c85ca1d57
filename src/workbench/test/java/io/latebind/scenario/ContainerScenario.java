package io.latebind.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latebind.settings.Settings;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The race on a broker that is not ours, in a container. */
class ContainerScenario {
  @Test
  void pairsFromParallelWritersAllComeTogetherOnABrokerInAContainer() throws Exception {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "No container engine answers here; start one to run this against apache/kafka.");
    try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.4.0")) {
      kafka.start();
      Settings settings =
          Settings.temporary()
              .withCluster(new Settings.Cluster.External(kafka.getBootstrapServers()));
      try (Installation installation = Installation.start(settings, TestIndexes.hops())) {
        Race.run(installation);
      }
    }
  }
}
