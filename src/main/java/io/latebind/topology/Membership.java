package io.latebind.topology;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsException;

/** What the indexer and the searcher have in common as members of their groups. */
final class Membership {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private Membership() {}

  /** All instances that take part, as far as this one knows; none while it does not take part. */
  static Collection<StreamsMetadata> instances(KafkaStreams streams) {
    try {
      return streams.metadataForAllStreamsClients();
    } catch (IllegalStateException | StreamsException e) {
      // Not started yet, or ended.
      return List.of();
    }
  }

  /**
   * Ends the work, in bounded time.
   *
   * @param stays whether this instance stays a member of the group until its session ends
   */
  static void end(KafkaStreams streams, boolean stays) {
    CloseOptions.GroupMembershipOperation membership =
        stays
            ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
            : CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
    streams.close(CloseOptions.timeout(TIMEOUT).withGroupMembershipOperation(membership));
  }
}
