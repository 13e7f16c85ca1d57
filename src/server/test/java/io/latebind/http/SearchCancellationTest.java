package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.yaml.Definitions;
import io.latebind.definition.yaml.YamlIndex;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.SearchPosition;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.partition.Searchers;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches that nobody waits for any more, on two instances with a partition each. */
@Timeout(120)
class SearchCancellationTest {
  private static final YamlIndex NOTES =
      Definitions.read("notes.yaml", "name: notes\nfrom: notes/{n}\nfields:\n  note: text\n")
          .getFirst();
  private static final String PATH = "/indexes/notes/search";

  @TempDir private Path folder;
  private LuceneSearchers stores;
  private SearchInstance one;
  private SearchInstance two;

  /** The searches that have begun in partition 1 and wait there. */
  private final BlockingQueue<Cancellation> begun = new LinkedBlockingQueue<>();

  private volatile boolean hangs;

  @BeforeEach
  void start() {
    stores = new LuceneSearchers(NOTES, folder, 2);
    SearchLimits small = limits(2_000);
    one = new SearchInstance(NOTES, stores, small, Hanging::new);
    two = new SearchInstance(NOTES, stores, small, Hanging::new);
    stores.own(0, one.host());
    stores.own(1, two.host());
    for (int i = 0; i < 20; i++) {
      String note = "late ".repeat(40);
      stores.put(
          i % 2,
          "notes/" + i,
          "{\"_id\":\"notes/%d\",\"_index\":\"notes\",\"note\":\"%s\"}".formatted(i, note));
    }
    stores.refresh();
  }

  private static SearchLimits limits(int answerBytes) {
    SearchLimits given = SearchLimits.DEFAULT;
    return new SearchLimits(
        given.clauses(),
        given.depth(),
        given.bodyBytes(),
        given.window(),
        given.nearest(),
        given.patternLength(),
        given.sortKeys(),
        given.facets(),
        given.facetValues(),
        given.timeout(),
        given.maxTimeout(),
        answerBytes);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
    stores.close();
  }

  /** Hits of partition 1 are not found before nobody waits for them. */
  private final class Hanging implements Searchers {
    private final Searchers searchers;

    Hanging(Searchers searchers) {
      this.searchers = searchers;
    }

    @Override
    public <R> Answer<R> query(int partition, Query<R> query) {
      if (hangs && partition == 1 && query instanceof SearchQuery search) {
        begun.add(search.cancellation());
        await(search.cancellation());
        throw new SearchTimeoutException();
      }
      return searchers.query(partition, query);
    }

    @Override
    public int partitions() {
      return searchers.partitions();
    }

    @Override
    public boolean owns(int partition) {
      return searchers.owns(partition);
    }

    @Override
    public Optional<HostInfo> owner(int partition) {
      return searchers.owner(partition);
    }

    @Override
    public List<HostInfo> standbys(int partition) {
      return searchers.standbys(partition);
    }

    @Override
    public Optional<SearchPosition> position(int partition) {
      return searchers.position(partition);
    }

    @Override
    public Optional<HostInfo> self() {
      return searchers.self();
    }
  }

  private static boolean await(Cancellation cancellation) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!cancellation.isCancelled() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return cancellation.isCancelled();
  }

  private Cancellation begun() throws InterruptedException {
    Cancellation cancellation = begun.poll(30, TimeUnit.SECONDS);
    assertThat(cancellation).isNotNull();
    return cancellation;
  }

  private static String search(int timeoutMillis) {
    String query = "?sort=_id&limit=3&timeoutMillis=" + timeoutMillis;
    return "GET " + PATH + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  @Test
  void aClientThatGoesAwayStopsTheWorkHere() throws Exception {
    hangs = true;
    Cancellation cancellation;
    try (RawClient client = new RawClient(two.port())) {
      client.send(search(60_000));
      cancellation = begun();
      assertThat(cancellation.isCancelled()).isFalse();
    }
    assertThat(await(cancellation)).isTrue();
  }

  @Test
  void aClientThatGoesAwayStopsTheWorkOnOtherInstances() throws Exception {
    hangs = true;
    Cancellation cancellation;
    try (RawClient client = new RawClient(one.port())) {
      client.send(search(60_000));
      cancellation = begun();
      assertThat(cancellation.isCancelled()).isFalse();
    }
    assertThat(await(cancellation)).isTrue();
  }

  @Test
  void aDeadlineThatPassesStopsTheWorkOnOtherInstances() throws Exception {
    hangs = true;
    try (RawClient client = new RawClient(one.port())) {
      client.send(search(3_000));
      assertThat(await(begun())).isTrue();
      RawClient.Answer answer = client.receive();
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().get("complete").asBoolean()).isFalse();
      assertThat(answer.json().at("/partitions/unanswered/0/partition").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aClientThatWaitsGetsItsAnswerAndTheNext() throws Exception {
    try (RawClient client = new RawClient(one.port())) {
      for (int i = 0; i < 5; i++) {
        client.send(search(30_000));
        RawClient.Answer answer = client.receive();
        assertThat(answer.json().get("complete").asBoolean()).as(answer.body()).isTrue();
        assertThat(answer.json().at("/total/value").asInt()).isEqualTo(20);
      }
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsRefusedWithTheNameOfTheLimit() throws Exception {
    assertThat(one.get(PATH + "?limit=5").status()).isEqualTo(200);
    for (SearchInstance instance : List.of(one, two)) {
      RawClient.Answer refused = instance.get(PATH + "?limit=20");
      assertThat(refused.status()).as(refused.body()).isEqualTo(400);
      assertThat(refused.json().path("limit").asText()).isEqualTo("answerBytes");
      assertThat(refused.json().path("detail").asText()).contains("2000 bytes");
    }
  }
}
