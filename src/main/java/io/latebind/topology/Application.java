package io.latebind.topology;

import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;

/** The indexer or the searcher of this process, as its health is judged. */
public interface Application {
  /** The state that Kafka Streams says it is in: running, too, when no broker can be reached. */
  KafkaStreams.State state();

  /** Whether it has partitions of its own. */
  boolean ownsPartitions();

  /**
   * Whether its group has confirmed lately that it is a member. When it has not, this process
   * answers for none of its partitions, as others may have taken them over.
   */
  boolean isConfirmed();

  /** Of Kafka Streams and what tells whether the group has confirmed it. */
  static Application of(KafkaStreams streams, BooleanSupplier confirmed) {
    return new Application() {
      @Override
      public KafkaStreams.State state() {
        return streams.state();
      }

      @Override
      public boolean ownsPartitions() {
        return streams.metadataForLocalThreads().stream()
            .anyMatch(thread -> !thread.activeTasks().isEmpty());
      }

      @Override
      public boolean isConfirmed() {
        return confirmed.getAsBoolean();
      }
    };
  }
}
