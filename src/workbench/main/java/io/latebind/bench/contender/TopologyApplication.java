package io.latebind.bench.contender;

import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** A topology that runs as it is. */
final class TopologyApplication implements ContenderApplication {
  private final KafkaStreams streams;

  TopologyApplication(Topology topology, Properties properties) {
    this.streams = new KafkaStreams(topology, properties);
  }

  @Override
  public KafkaStreams streams() {
    return streams;
  }

  @Override
  public void start() {
    streams.start();
  }

  @Override
  public void close() {
    streams.close();
  }
}
