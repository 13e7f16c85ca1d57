package io.latebind.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.rows.Position;
import io.latebind.rows.TopicId;
import io.latebind.rows.TopicIds;
import io.latebind.streams.client.Restoration;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class RestoreGuardTest {
  private static final TopicIds TOPICS =
      new TopicIds(new TopicId("d", 6), new TopicId("r", 6), new TopicId("e", 6));
  private static final TopicPartition DOCUMENTS = new TopicPartition("documents", 2);
  private static final TopicPartition REINDEX = new TopicPartition("reindex", 2);
  private static final Position STATE = new Position(7, 30, 20, 0, TOPICS);

  private final Restoration restoration = new Restoration(TOPICS);
  private final RestoreGuard guard =
      new RestoreGuard(restoration, new TaskId(0, 2), DOCUMENTS, REINDEX);

  @Test
  void anEmptyStateBeginsWithTheTopicsOfToday() {
    assertThat(guard.admit(null, null, true)).isEqualTo(Position.begin(TOPICS));
  }

  @Test
  void aCompleteStateGoesOnFromWhereItCame() {
    restoration.opened(DOCUMENTS, 30, false);

    assertThat(guard.admit(STATE, 7L, true)).isEqualTo(STATE);
  }

  @Test
  void fiveRestoresThatDoNotHelpAreFollowedByARefusal() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> guard.admit(STATE, 8L, true))
          .isInstanceOfSatisfying(
              TaskCorruptedException.class,
              e -> assertThat(e.corruptedTasks()).containsExactly(new TaskId(0, 2)));
    }

    assertThatThrownBy(() -> guard.admit(STATE, 8L, true))
        .isInstanceOf(StateRefusedException.class)
        .hasMessageContainingAll(
            "Partition 2", "restored 5 times", "commit 8", "another latebind.application.id");
  }

  @Test
  void aRestoreThatHelpsIsTheEndOfTheSeries() {
    for (int series = 0; series < 3; series++) {
      for (int i = 0; i < 4; i++) {
        assertThatThrownBy(() -> guard.admit(null, 7L, true))
            .isInstanceOf(TaskCorruptedException.class);
      }
      assertThat(guard.admit(STATE, 7L, true)).isEqualTo(STATE);
    }
  }

  @Test
  void aPartitionsSeriesIsItsOwn() {
    RestoreGuard other =
        new RestoreGuard(
            restoration,
            new TaskId(0, 3),
            new TopicPartition("documents", 3),
            new TopicPartition("reindex", 3));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> guard.admit(null, 7L, true))
          .isInstanceOf(TaskCorruptedException.class);
    }

    assertThatThrownBy(() -> other.admit(null, 7L, true))
        .isInstanceOf(TaskCorruptedException.class);
  }

  @Test
  void aStoreThatLacksABlockIsRestoredAgain() {
    assertThatThrownBy(() -> guard.admit(STATE, 7L, false))
        .isInstanceOf(TaskCorruptedException.class);
  }

  @Test
  void anotherTopicIsRefusedAtOnce() {
    Position other =
        new Position(
            7,
            30,
            20,
            0,
            new TopicIds(new TopicId("before", 6), TOPICS.reindex(), TOPICS.entries()));

    assertThatThrownBy(() -> guard.admit(other, 7L, true))
        .isInstanceOf(StateRefusedException.class)
        .hasMessageContainingAll("Partition 2", "documents was deleted and created again");
  }

  @Test
  void offsetsThatWereSetAheadAreRefusedAtOnce() {
    restoration.committed(Map.of(DOCUMENTS, new OffsetAndMetadata(31)));

    assertThatThrownBy(() -> guard.admit(STATE, null, true))
        .isInstanceOf(StateRefusedException.class)
        .hasMessageContaining("set the offset back to 30");
  }
}
