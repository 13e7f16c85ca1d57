package io.latebind.streams;

import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;

/** The indexer or the searcher of this process, as far as its health is concerned. */
public interface Application {
  /** The state that Kafka Streams reports: running even when no broker can be reached. */
  KafkaStreams.State state();

  /** Whether it has partitions of its own. */
  boolean ownsPartitions();

  /**
   * Whether its group has confirmed its membership recently. If not, this process serves none of
   * its partitions, as others may have taken them over.
   */
  boolean isConfirmed();

  /**
   * An application of Kafka Streams.
   *
   * @param confirmed whether the group has confirmed its membership recently
   */
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
