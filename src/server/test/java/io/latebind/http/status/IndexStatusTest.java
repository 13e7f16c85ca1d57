package io.latebind.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.http.PairIndex;
import io.latebind.index.Limits;
import io.latebind.indexer.PartitionStatus;
import io.latebind.protocol.IndexState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexStatusTest {
  private static final PairIndex INDEX = new PairIndex("pairs", false);
  private static final String TODAY = IndexState.fingerprint(INDEX, Limits.DEFAULT);

  @Test
  void countsAreSummedOverPartitions() {
    IndexStatus status =
        of(3, partition(0, 1, false, TODAY, 10, 2, 1), partition(1, 0, false, TODAY, 5, 0, 1));
    assertThat(status)
        .isEqualTo(
            new IndexStatus("pairs", IndexStatus.Phase.CATCHING_UP, 15, 2, 2, 1, 1, 3, null, 2, 2));
  }

  @Test
  void atRestItIsReady() {
    IndexStatus status =
        of(0, partition(0, 0, false, TODAY, 1, 0, 0), partition(1, 0, false, TODAY, 0, 0, 0));
    assertThat(status.phase()).isEqualTo(IndexStatus.Phase.READY);
  }

  @Test
  void openRebuildIsBuilding() {
    IndexStatus status =
        of(0, partition(0, 1, true, TODAY, 1, 0, 0), partition(1, 0, false, TODAY, 0, 0, 0));
    assertThat(status.phase()).isEqualTo(IndexStatus.Phase.BUILDING);
  }

  @Test
  void partitionThatHasNotBegunWithTheDefinitionIsAnOpenSweep() {
    IndexStatus status =
        of(
            0,
            partition(0, 0, false, "yesterday", 1, 0, 0),
            new PartitionStatus(1, 0, 0, false, 0, false, false, Map.of()));
    assertThat(status.phase()).isEqualTo(IndexStatus.Phase.BUILDING);
    assertThat(status.sweeps()).isEqualTo(2);
  }

  @Test
  void missingAnswerIsNeverSilent() {
    ObjectNode json = of(1, partition(0, 0, false, TODAY, 1, 0, 0)).toJson();
    assertThat(json)
        .hasToString(
            """
            {"name":"pairs","state":"unknown","entries":1,"awaiting":0,"missing":0,"sweeps":0,\
            "catchingUp":0,"lag":1,"searchLag":null,\
            "partitions":{"total":2,"answered":1},"complete":false}\
            """);
  }

  @Test
  void statusTravelsBetweenInstances() throws IOException {
    List<PartitionStatus> statuses =
        List.of(partition(0, 1, true, TODAY, 10, 2, 1), partition(4, 0, false, TODAY, 0, 0, 0));
    assertThat(Partitions.decode(Partitions.encode(statuses))).isEqualTo(statuses);
  }

  private static IndexStatus of(long lag, PartitionStatus... partitions) {
    return IndexStatus.of(INDEX, Limits.DEFAULT, List.of(partitions), 2, lag, null);
  }

  private static PartitionStatus partition(
      int partition,
      int sweeps,
      boolean rebuilding,
      String fingerprint,
      long entries,
      long awaiting,
      long missing) {
    IndexState state = new IndexState(fingerprint, entries, awaiting, missing);
    return new PartitionStatus(
        partition, 5, 5, false, sweeps, rebuilding, sweeps == 1, Map.of("pairs", state));
  }
}
