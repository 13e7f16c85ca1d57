package io.latebind.http.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.latebind.document.Json;
import io.latebind.http.response.Response;
import io.latebind.http.routing.Router;
import io.latebind.indexer.IndexerStreams;
import io.latebind.indexer.PartitionStatus;
import io.latebind.streams.UnavailablePartitionException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The status of partitions: of those in this process, and of all, gathered from the other
 * instances.
 */
public final class Partitions implements ClusterStatus.Gathering, AutoCloseable {
  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(new TypeReference<List<PartitionStatus>>() {})
          // Another instance may run a later version.
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final IndexerStreams streams;
  private final Router.Peers peers;
  private final Duration timeout;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  public Partitions(IndexerStreams streams, Router.Peers peers, Duration timeout) {
    this.streams = streams;
    this.peers = peers;
    this.timeout = timeout;
  }

  /** The partitions of this process that can be asked. */
  List<PartitionStatus> here() {
    return streams.owned().stream().map(this::here).flatMap(Optional::stream).toList();
  }

  /**
   * The status of a partition; empty while it is moved or restored, which the gathered status
   * shows.
   */
  private Optional<PartitionStatus> here(int partition) {
    try {
      return Optional.of(streams.status(partition));
    } catch (UnavailablePartitionException e) {
      return Optional.empty();
    }
  }

  @Override
  public Map<Integer, PartitionStatus> gather() throws InterruptedException {
    Map<Integer, PartitionStatus> answered = new HashMap<>();
    here().forEach(status -> answered.put(status.partition(), status));
    List<Callable<List<PartitionStatus>>> questions =
        streams.instances().stream()
            .filter(instance -> ownsOther(instance, answered))
            .<Callable<List<PartitionStatus>>>map(instance -> () -> there(instance.hostInfo()))
            .toList();
    for (var answer : executor.invokeAll(questions, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      result(answer).forEach(status -> answered.putIfAbsent(status.partition(), status));
    }
    return answered;
  }

  private boolean ownsOther(StreamsMetadata instance, Map<Integer, PartitionStatus> answered) {
    String documents = streams.settings().topics().documents();
    return instance.hostInfo().port() > 0
        && streams.self().filter(instance.hostInfo()::equals).isEmpty()
        && instance.topicPartitions().stream()
            .filter(input -> input.topic().equals(documents))
            .map(TopicPartition::partition)
            .anyMatch(partition -> !answered.containsKey(partition));
  }

  private List<PartitionStatus> there(HostInfo peer) throws IOException, InterruptedException {
    Response response = peers.get(peer, PartitionsEndpoint.PATH, timeout);
    return response.status() == 200 ? decode(response.body()) : List.of();
  }

  /**
   * The statuses that an instance sent. If it did not answer, they are missing in the sum, which
   * says so.
   */
  private static List<PartitionStatus> result(Future<List<PartitionStatus>> answer)
      throws InterruptedException {
    try {
      return answer.isCancelled() ? List.of() : answer.get();
    } catch (ExecutionException e) {
      return List.of();
    }
  }

  /** Encodes statuses for other instances. */
  static byte[] encode(List<PartitionStatus> statuses) {
    try {
      return Json.mapper().writeValueAsBytes(statuses);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the status of partitions could not be written", e);
    }
  }

  /** Decodes what another instance sent. */
  static List<PartitionStatus> decode(byte[] bytes) throws IOException {
    return READER.readValue(bytes);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
