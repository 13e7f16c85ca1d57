package io.latebind.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.indexer.PartitionStatus;
import io.latebind.streams.TopicNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final TopicNames TOPICS = TopicNames.DEFAULT;

  @Test
  void lagIsWhatLiesBehindThePositions() {
    TopicOffsets.Ends ends = ends(Map.of("documents-0", 10L, "reindex-0", 7L), Map.of());
    assertThat(lag(1, ends, status(0, 4, 7, false))).isEqualTo(6);
    assertThat(lag(1, ends, status(0, 10, 5, false))).isEqualTo(2);
    assertThat(lag(1, ends, status(0, 10, 7, false))).isZero();
  }

  @Test
  void positionThatHasMovedOnSinceIsNoDebt() {
    TopicOffsets.Ends ends = ends(Map.of("documents-0", 10L, "reindex-0", 5L), Map.of());
    assertThat(lag(1, ends, status(0, 12, 5, false))).isZero();
  }

  @Test
  void unknownPositionIsTheCommittedOne() {
    TopicOffsets.Ends ends =
        ends(Map.of("documents-0", 10L, "reindex-0", 5L), Map.of("documents-0", 8L));
    assertThat(lag(1, ends, status(0, -1, -1, false))).isEqualTo(2 + 5);
  }

  @Test
  void whatIsNotCommittedCountsOne() {
    TopicOffsets.Ends ends = ends(Map.of("documents-0", 1L, "reindex-0", 0L), Map.of());
    assertThat(lag(1, ends, status(0, 1, 0, true))).isEqualTo(1);
  }

  @Test
  void partitionThatDoesNotAnswerIsNeverAtRest() {
    TopicOffsets.Ends ends =
        ends(
            Map.of("documents-0", 3L, "documents-1", 3L, "reindex-0", 0L, "reindex-1", 0L),
            Map.of("documents-1", 3L, "reindex-1", 0L));
    assertThat(lag(2, ends, status(0, 3, 0, false))).isEqualTo(1);
  }

  @Test
  void onlyUnknownPositionsAreAskedFor() {
    Map<Integer, PartitionStatus> answered =
        Map.of(0, status(0, 5, 5, false), 1, status(1, -1, 5, false));
    assertThat(Lag.unknown(TOPICS, 3, answered))
        .containsExactlyInAnyOrder(
            new TopicPartition("documents", 1),
            new TopicPartition("documents", 2),
            new TopicPartition("reindex", 2));
  }

  private static long lag(int partitions, TopicOffsets.Ends ends, PartitionStatus... answered) {
    return Lag.of(TOPICS, partitions, List.of(answered), ends);
  }

  private static PartitionStatus status(
      int partition, long documents, long reindex, boolean uncommitted) {
    return new PartitionStatus(
        partition, documents, reindex, uncommitted, 0, false, false, Map.of());
  }

  private static TopicOffsets.Ends ends(Map<String, Long> ends, Map<String, Long> committed) {
    return new TopicOffsets.Ends(partitions(ends), partitions(committed), Map.of());
  }

  private static Map<TopicPartition, Long> partitions(Map<String, Long> offsets) {
    Map<TopicPartition, Long> all = new HashMap<>();
    offsets.forEach(
        (name, offset) -> {
          int dash = name.lastIndexOf('-');
          int partition = Integer.parseInt(name.substring(dash + 1));
          all.put(new TopicPartition(name.substring(0, dash), partition), offset);
        });
    return all;
  }
}
