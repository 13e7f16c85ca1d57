package io.latebind.streams.client;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsException;

/** The group membership of the indexer and of the searcher. */
public final class Membership {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private Membership() {}

  /** All instances that this one knows of; none while this one is not running. */
  public static Collection<StreamsMetadata> instances(KafkaStreams streams) {
    try {
      return streams.metadataForAllStreamsClients();
    } catch (IllegalStateException | StreamsException e) {
      // Not started yet, or ended.
      return List.of();
    }
  }

  /**
   * Stops Kafka Streams, in bounded time.
   *
   * @param stays whether this instance stays a member of the group until its session ends
   */
  public static void end(KafkaStreams streams, boolean stays) {
    CloseOptions.GroupMembershipOperation membership =
        stays
            ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
            : CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
    streams.close(CloseOptions.timeout(TIMEOUT).withGroupMembershipOperation(membership));
  }
}
