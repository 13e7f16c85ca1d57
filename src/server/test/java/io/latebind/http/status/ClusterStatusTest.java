package io.latebind.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.http.PairIndex;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.http.search.SearchProgress;
import io.latebind.indexer.IndexerSettings;
import io.latebind.search.partition.SearchPosition;
import io.latebind.search.partition.Searchers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the status says of searches; partition 1 of two is searched by another instance. */
class ClusterStatusTest {
  private static final HostInfo SELF = new HostInfo("self", 1);
  private static final HostInfo OTHER = new HostInfo("other", 2);

  private final List<String> order = new ArrayList<>();
  private final Map<Integer, SearchPosition> here = new HashMap<>();
  private Response there = Response.json(200, new byte[] {'{', '}'});
  private final SearchProgress progress =
      new SearchProgress(new Positions(), (peer, path, timeout) -> there(), Duration.ofSeconds(5));

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void searchLagIsWhatCannotBeFoundYetOnAnyInstance() {
    here.put(0, new SearchPosition(7, 2));
    there =
        Response.json(
            200, "{\"1\":{\"next\":9,\"unseen\":0,\"new\":1}}".getBytes(StandardCharsets.UTF_8));
    assertThat(searchLag(progress)).isEqualTo(3 + 2 + 11);
    here.put(0, new SearchPosition(10, 0));
    there =
        Response.json(200, "{\"1\":{\"next\":21,\"unseen\":0}}".getBytes(StandardCharsets.UTF_8));
    assertThat(searchLag(progress)).isZero();
  }

  @Test
  void partitionThatDoesNotAnswerIsBehind() {
    here.put(0, new SearchPosition(10, 0));
    assertThat(searchLag(progress)).isEqualTo(1);
    there = Problem.of(503, "not yet").asResponse();
    assertThat(searchLag(progress)).isEqualTo(1);
    here.clear();
    assertThat(searchLag(progress)).isEqualTo(2);
  }

  @Test
  void searchersAreAskedBehindOwnersAndBeforeTheEnds() {
    here.put(0, new SearchPosition(10, 0));
    searchLag(progress);
    assertThat(order).containsExactly("owners", "searchers", "other searchers", "ends");
  }

  @Test
  void withoutSearchThereIsNoLagOfIt() {
    assertThat(status(null).toJson().get("searchLag").isNull()).isTrue();
  }

  private long searchLag(SearchProgress search) {
    return status(search).toJson().get("searchLag").asLong();
  }

  private IndexStatus status(@Nullable SearchProgress search) {
    return new ClusterStatus(
            new Indexes(List.of(new PairIndex("pairs", false)), Map.of()),
            IndexerSettings.ofPartitions(2),
            () -> {
              order.add("owners");
              return Map.of();
            },
            unknown -> {
              order.add("ends");
              return new TopicOffsets.Ends(Map.of(), Map.of(), Map.of(0, 10L, 1, 20L));
            },
            search)
        .read()
        .getFirst();
  }

  private Response there() throws IOException {
    order.add("other searchers");
    return there;
  }

  private final class Positions implements Searchers {
    @Override
    public int partitions() {
      return 2;
    }

    @Override
    public <R> Answer<R> query(int partition, Query<R> query) {
      return new Answer.Unavailable<>("there is none");
    }

    @Override
    public boolean owns(int partition) {
      return partition == 0;
    }

    @Override
    public Optional<HostInfo> owner(int partition) {
      return Optional.of(partition == 0 ? SELF : OTHER);
    }

    @Override
    public List<HostInfo> standbys(int partition) {
      return List.of();
    }

    @Override
    public Optional<SearchPosition> position(int partition) {
      if (partition == 0) {
        order.add("searchers");
      }
      return Optional.ofNullable(here.get(partition));
    }

    @Override
    public Optional<HostInfo> self() {
      return Optional.of(SELF);
    }
  }
}
