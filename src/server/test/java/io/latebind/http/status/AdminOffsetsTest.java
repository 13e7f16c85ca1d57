package io.latebind.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.indexer.IndexerSettings;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.internals.CoordinatorKey;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * In which order the brokers are asked. An owner commits offset 12 of {@code documents} while it is
 * asked what it has committed; its messages in {@code reindex} end at 12 from that moment on, and
 * everything ended at 10 before.
 */
class AdminOffsetsTest {
  private static final String GROUP = "group";
  private static final IndexerSettings SETTINGS = IndexerSettings.ofPartitions(1);
  private static final TopicPartition DOCUMENTS =
      new TopicPartition(SETTINGS.topics().documents(), 0);
  private static final TopicPartition REINDEX = new TopicPartition(SETTINGS.topics().reindex(), 0);

  private volatile long end = 10;

  @Test
  @Timeout(30)
  void endsAreNoOlderThanWhatIsCommitted() throws Exception {
    TopicOffsets.Ends ends = new AdminOffsets(admin(), GROUP, SETTINGS).read(Set.of(DOCUMENTS));
    assertThat(ends.committed()).isEqualTo(Map.of(DOCUMENTS, 12L));
    assertThat(ends.ends())
        .as("what was sent with the committed offset counts as left to do")
        .isEqualTo(Map.of(DOCUMENTS, 12L, REINDEX, 12L));
    assertThat(ends.entries()).isEqualTo(Map.of(0, 12L));
  }

  private Admin admin() {
    return (Admin)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "listOffsets" -> ends(arguments);
                  case "listConsumerGroupOffsets" -> committed();
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  @SuppressWarnings("unchecked")
  private ListOffsetsResult ends(Object[] arguments) {
    Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> answers = new HashMap<>();
    ((Map<TopicPartition, OffsetSpec>) arguments[0])
        .forEach(
            (partition, spec) -> {
              long offset = spec instanceof OffsetSpec.EarliestSpec ? 0 : end;
              var answer = new ListOffsetsResultInfo(offset, -1, Optional.empty());
              answers.put(partition, KafkaFuture.completedFuture(answer));
            });
    return new ListOffsetsResult(answers);
  }

  /** Answers a moment later, and until then everything ends where it did. */
  private ListConsumerGroupOffsetsResult committed() throws ReflectiveOperationException {
    var answer = new KafkaFutureImpl<Map<TopicPartition, OffsetAndMetadata>>();
    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              end = 12;
              answer.complete(Map.of(DOCUMENTS, new OffsetAndMetadata(12)));
            });
    Constructor<ListConsumerGroupOffsetsResult> result =
        ListConsumerGroupOffsetsResult.class.getDeclaredConstructor(Map.class);
    result.setAccessible(true);
    return result.newInstance(Map.of(CoordinatorKey.byGroupId(GROUP), answer));
  }
}
