package io.latebind.http.status;

import io.latebind.http.response.Problem;
import io.latebind.indexer.IndexerSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Topic offsets, read from the brokers through an admin client. */
public final class AdminOffsets implements TopicOffsets {
  private static final int TIMEOUT_MILLIS = 3_000;

  /** Up to the high watermark: uncommitted records count as not processed. */
  private static final ListOffsetsOptions ALL_RECORDS =
      new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(TIMEOUT_MILLIS);

  private static final ListConsumerGroupOffsetsOptions OF_GROUP =
      new ListConsumerGroupOffsetsOptions().timeoutMs(TIMEOUT_MILLIS);

  private final Admin admin;
  private final String group;
  private final String entries;
  private final Set<TopicPartition> topics;

  /** Offsets for the group of an indexer; the caller still owns the admin client. */
  public AdminOffsets(Admin admin, String group, IndexerSettings settings) {
    this.admin = admin;
    this.group = group;
    this.entries = settings.topics().entries();
    this.topics =
        IntStream.range(0, settings.partitions())
            .boxed()
            .flatMap(
                partition ->
                    Stream.of(settings.topics().documents(), settings.topics().reindex(), entries)
                        .map(topic -> new TopicPartition(topic, partition)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads the ends last: what an owner commits meanwhile, and sends with it, is before them. */
  @Override
  public Ends read(Set<TopicPartition> unknown) throws InterruptedException {
    Map<TopicPartition, Long> committed = unknown.isEmpty() ? Map.of() : committed(unknown);
    Map<TopicPartition, Long> inputs = new HashMap<>();
    Map<Integer, Long> output = new HashMap<>();
    get(ask(topics, OffsetSpec.latest()))
        .forEach(
            (topic, end) -> {
              if (topic.topic().equals(entries)) {
                output.put(topic.partition(), end.offset());
              } else {
                inputs.put(topic, end.offset());
              }
            });
    return new Ends(inputs, committed, output);
  }

  private Map<TopicPartition, Long> committed(Set<TopicPartition> unknown)
      throws InterruptedException {
    var earliest = ask(unknown, OffsetSpec.earliest());
    var ofGroup = admin.listConsumerGroupOffsets(group, OF_GROUP).partitionsToOffsetAndMetadata();
    Map<TopicPartition, Long> committed = new HashMap<>();
    get(earliest).forEach((partition, offset) -> committed.put(partition, offset.offset()));
    get(ofGroup)
        .forEach(
            (partition, offset) -> {
              if (offset != null && committed.containsKey(partition)) {
                committed.merge(partition, offset.offset(), Math::max);
              }
            });
    return committed;
  }

  private KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ask(
      Set<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> question =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
    return admin.listOffsets(question, ALL_RECORDS).all();
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw Problem.of(
              503,
              "Kafka does not say how far its topics go ("
                  + cause.getClass().getSimpleName()
                  + "), so nobody knows what is left to do. Check that the brokers can be reached,"
                  + " then try again.")
          .retryable()
          .asException();
    }
  }
}
