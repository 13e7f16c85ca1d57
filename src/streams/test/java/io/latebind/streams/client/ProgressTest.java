package io.latebind.streams.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.topics.TopicCatalogue;
import io.latebind.topics.TopicRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final TopicPartition INPUT = new TopicPartition("documents", 0);

  private long now;
  private final Progress progress = new Progress(true, () -> now);
  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

  ProgressTest() {
    consumer.assign(List.of(INPUT));
    consumer.updateBeginningOffsets(Map.of(INPUT, 0L));
    end(0);
    progress.begin(0, Set.of(INPUT));
  }

  @Test
  void whoHasComeToTheEndInTimeHasCaughtUp() {
    end(2);
    poll(0);
    assertThat(progress.isCaughtUp(INPUT)).isFalse();

    now = Duration.ofSeconds(29).toNanos();
    poll(1);

    assertThat(progress.isCaughtUp(INPUT)).isTrue();
    assertThat(progress.hasCaughtUp(INPUT)).isTrue();
  }

  /** What is read across the end of a life is of a store that may have been emptied meanwhile. */
  @Test
  void noTwoLivesOfATaskAreTheSame() {
    assertThat(progress.life(0)).isNull();
    progress.started(0);
    Long first = progress.life(0);
    assertThat(first).isNotNull();

    progress.ended(0);
    assertThat(progress.life(0)).isNull();
    assertThat(progress.isStarted(0)).isFalse();

    progress.begin(0, Set.of(INPUT));
    assertThat(progress.life(0)).isNull();
    progress.started(0);
    assertThat(progress.life(0)).isNotNull().isNotEqualTo(first);
  }

  @Test
  void whoTookLongGoesOnToWhereItEndsNow() {
    end(2);
    poll(0);
    now = Duration.ofSeconds(31).toNanos();
    end(3);
    poll(1);
    assertThat(progress.isCaughtUp(INPUT)).isFalse();

    progress.polled(consumer, ConsumerRecords.empty());
    assertThat(progress.isCaughtUp(INPUT)).isFalse();
    poll(2);

    assertThat(progress.isCaughtUp(INPUT)).isTrue();
  }

  @Test
  void whoHasCaughtUpHasForAsLongAsTheTaskLives() {
    progress.polled(consumer, ConsumerRecords.empty());
    assertThat(progress.isCaughtUp(INPUT)).isTrue();

    now = Duration.ofHours(1).toNanos();
    end(1);
    assertThat(progress.isCaughtUp(INPUT)).isTrue();

    progress.begin(0, Set.of(INPUT));
    assertThat(progress.isCaughtUp(INPUT)).isFalse();
  }

  /** Otherwise Kafka Streams would commit no offset, nor the number that goes with it. */
  @Test
  void aPollThatReturnsNothingTellsWhereReadingHasBegun() {
    consumer.seek(INPUT, 17);
    consumer.pause(List.of(INPUT));
    assertThat(progress.polled(consumer, ConsumerRecords.empty()).nextOffsets()).isEmpty();
    assertThat(progress.isBegun(INPUT)).isFalse();

    consumer.resume(List.of(INPUT));
    assertThat(progress.polled(consumer, ConsumerRecords.empty()).nextOffsets())
        .containsExactly(Map.entry(INPUT, new OffsetAndMetadata(17)));
    assertThat(progress.isBegun(INPUT)).isTrue();

    assertThat(progress.polled(consumer, ConsumerRecords.empty()).nextOffsets()).isEmpty();
  }

  @Test
  void whatAConsumerDoesNotKnowDoesNotCostTheRecordsItReturned() {
    TopicPartition other = new TopicPartition("reindex", 0);
    var lost = new MockConsumer<byte[], byte[]>(AutoOffsetResetStrategy.NONE.name());
    lost.assign(List.of(INPUT, other));
    lost.seek(INPUT, 4);
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("documents", 0, 3, new byte[0], new byte[0]);
    ConsumerRecords<byte[], byte[]> polled =
        new ConsumerRecords<>(
            Map.of(INPUT, List.of(record)), Map.of(INPUT, new OffsetAndMetadata(4)));

    ConsumerRecords<byte[], byte[]> told = progress.polled(lost, polled);

    assertThat(told.records(INPUT)).containsExactly(record);
    assertThat(told.nextOffsets()).containsEntry(INPUT, new OffsetAndMetadata(4));
  }

  /** Kafka Streams keeps them in a task that it opens again behind a failed commit. */
  @Test
  void offsetsOfAFormerLifeAreNotCommitted() {
    var former = Map.of(INPUT, new OffsetAndMetadata(500));
    assertThat(progress.ofThisLife(former)).isEmpty();

    consumer.seek(INPUT, 400);
    progress.polled(consumer, ConsumerRecords.empty());
    var own = Map.of(INPUT, new OffsetAndMetadata(400));
    assertThat(progress.ofThisLife(own)).isEqualTo(own);

    progress.begin(0, Set.of(INPUT));
    assertThat(progress.ofThisLife(own)).isEmpty();
  }

  private void end(long offset) {
    consumer.updateEndOffsets(Map.of(INPUT, offset));
  }

  /** The record at an offset is read and processed. */
  private void poll(long offset) {
    consumer.addRecord(new ConsumerRecord<>("documents", 0, offset, new byte[0], new byte[0]));
    progress.polled(consumer, consumer.poll(Duration.ZERO));
    progress.processed(INPUT, offset);
  }

  @Test
  void theLongestRoundIsHalfOfWhatTheTopicKeepsAtLeast() {
    String lag =
        TopicCatalogue.read(TopicCatalogue.Overrides.none())
            .topic(TopicRole.DOCUMENTS)
            .configs()
            .get("min.compaction.lag.ms");

    assertThat(2 * Progress.MAX_ROUND.toMillis()).isEqualTo(Long.parseLong(String.valueOf(lag)));
  }
}
