package io.latebind.http.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.latebind.document.Json;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Response;
import io.latebind.http.routing.Router;
import io.latebind.search.partition.SearchPosition;
import io.latebind.search.partition.Searchers;
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
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The progress of the searchers of all instances; it also reports that of this instance to others.
 */
public final class SearchProgress implements AutoCloseable {
  /** The path of {@link #list}. */
  public static final String PATH = "/_internal/search/positions";

  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(new TypeReference<Map<Integer, SearchPosition>>() {})
          // Another instance may run a later version.
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Searchers searchers;
  private final Router.Peers peers;
  private final Duration timeout;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * The progress of all partitions.
   *
   * @param timeout how long to wait for other instances
   */
  public SearchProgress(Searchers searchers, Router.Peers peers, Duration timeout) {
    this.searchers = searchers;
    this.peers = peers;
    this.timeout = timeout;
  }

  /** The positions of the partitions that answered, by partition. */
  public Map<Integer, SearchPosition> gather() throws InterruptedException {
    Map<Integer, SearchPosition> answered = here();
    List<Callable<Map<Integer, SearchPosition>>> questions =
        IntStream.range(0, searchers.partitions())
            .filter(partition -> !answered.containsKey(partition))
            .mapToObj(searchers::owner)
            .flatMap(Optional::stream)
            .filter(owner -> searchers.self().filter(owner::equals).isEmpty())
            .distinct()
            .<Callable<Map<Integer, SearchPosition>>>map(owner -> () -> there(owner))
            .toList();
    for (var answer : executor.invokeAll(questions, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      result(answer).forEach(answered::putIfAbsent);
    }
    return answered;
  }

  private Map<Integer, SearchPosition> here() {
    Map<Integer, SearchPosition> here = new HashMap<>();
    for (int partition = 0; partition < searchers.partitions(); partition++) {
      int number = partition;
      searchers.position(partition).ifPresent(position -> here.put(number, position));
    }
    return here;
  }

  private Map<Integer, SearchPosition> there(HostInfo peer)
      throws IOException, InterruptedException {
    Response response = peers.get(peer, PATH, timeout);
    return response.status() == 200 ? READER.readValue(response.body()) : Map.of();
  }

  /**
   * The positions that an instance sent. If it did not answer, its partitions are missing in the
   * sum, which counts them.
   */
  private static Map<Integer, SearchPosition> result(Future<Map<Integer, SearchPosition>> answer)
      throws InterruptedException {
    try {
      return answer.isCancelled() ? Map.of() : answer.get();
    } catch (ExecutionException e) {
      return Map.of();
    }
  }

  /** Reports the partitions that are owned here to other instances. */
  public Response list(RoutedRequest request) {
    try {
      return Response.json(200, Json.mapper().writeValueAsBytes(here()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("positions could not be written", e);
    }
  }

  /**
   * The number of records of {@code entries} that are not searchable yet. A partition that did not
   * answer counts as one.
   *
   * <p>This is exact if the positions were read before the ends: every record written by then is
   * before the ends, and so either searchable or counted.
   *
   * @param ends the offset after the last record, by partition
   */
  public static long lag(
      int partitions, Map<Integer, SearchPosition> positions, Map<Integer, Long> ends) {
    long lag = 0;
    for (int partition = 0; partition < partitions; partition++) {
      SearchPosition position = positions.get(partition);
      lag += position == null ? 1 : lag(position, ends.getOrDefault(partition, 0L));
    }
    return lag;
  }

  private static long lag(SearchPosition position, long end) {
    return Math.max(0, end - position.next()) + position.unseen();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
