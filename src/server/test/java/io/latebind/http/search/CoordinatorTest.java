package io.latebind.http.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import io.latebind.http.search.shard.InternalMessages;
import io.latebind.http.search.shard.ParsedSearch;
import io.latebind.http.search.shard.PartitionOutcome;
import io.latebind.http.search.shard.ShardRequest;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three instances with six partitions: an answer is complete, or says that it is not. */
class CoordinatorTest {
  private static final String EVERYTHING = "{\"sort\":\"n\",\"limit\":100}";
  private static final String RED = "{\"query\":{\"term\":{\"color\":\"red\"}}}";

  private final FakeCluster cluster = new FakeCluster(6, 3);
  private final FakeCluster.Instance one = cluster.instances.get(0);
  private final FakeCluster.Instance two = cluster.instances.get(1);
  private final FakeCluster.Instance three = cluster.instances.get(2);

  @BeforeEach
  void fill() {
    for (int i = 0; i < 60; i++) {
      ObjectNode entry = Json.object().put("_id", "e/" + i).put("n", i);
      entry.put("color", i % 3 == 0 ? "red" : "blue");
      entry.putArray("v").add(i).add(1);
      cluster.put(i % 6, "e/" + i, entry);
    }
  }

  @AfterEach
  void nothingIsLeftOpen() {
    cluster.close();
    assertThat(cluster.open).hasValue(0);
  }

  @Test
  void everyPartitionIsAskedWithOneRequestAnInstance() {
    assertThat(hits(complete(one.search(EVERYTHING)))).isEqualTo(60);
    assertThat(cluster.posts).hasValue(2);
  }

  @Test
  void whatLivesHereNeedsNoRequest() {
    for (int partition = 0; partition < 6; partition++) {
      cluster.move(partition, 0);
    }
    assertThat(hits(complete(one.search(RED)))).isEqualTo(10);
    assertThat(cluster.posts).hasValue(0);
  }

  @Test
  void scoresNeedTwoQuestionsAndOtherOrdersOne() {
    complete(one.search(RED));
    assertThat(cluster.posts).hasValue(4);
    complete(one.search("{\"query\":{\"term\":{\"color\":\"red\"}},\"sort\":\"n\"}"));
    assertThat(cluster.posts).hasValue(4 + 2);
  }

  @Test
  void ownerThatMovedIsFoundAgain() {
    AtomicInteger asked = new AtomicInteger();
    cluster.owners.put(1, three.host);
    cluster.beforePost =
        () -> {
          if (asked.incrementAndGet() == 3) {
            cluster.move(1, 1);
          }
        };
    assertThat(hits(complete(one.search(EVERYTHING)))).isEqualTo(60);
  }

  @Test
  void ownerThatIsNotKnownYetIsWaitedForAWhile() {
    cluster.owners.remove(4);
    ObjectNode answer = partial(one.search(EVERYTHING), 5);
    assertThat(hits(answer)).isEqualTo(50);
    assertThat(answer.at("/total/relation").asText()).isEqualTo("gte");
    assertThat(answer.at("/partitions/unanswered/0/partition").asInt()).isEqualTo(4);
    assertThat(answer.get("tookMillis").asLong()).isLessThan(1_000);
  }

  @Test
  void standbyAnswersForAnOwnerThatIsGoneAndSaysHowFarItIsBehind() {
    two.dead = true;
    three.following.put(1, 3L);
    three.following.put(4, 0L);
    ObjectNode answer = partial(one.search(EVERYTHING), 6);
    assertThat(answer.at("/partitions/stale")).hasToString("[{\"partition\":1,\"behind\":3}]");
    assertThat(hits(answer)).isEqualTo(57);
  }

  @Test
  void standbyThatIsNotBehindMakesTheAnswerComplete() {
    two.dead = true;
    one.following.put(1, 0L);
    three.following.put(4, 0L);
    assertThat(hits(complete(one.search(EVERYTHING)))).isEqualTo(60);
    assertThat(hits(complete(three.search(RED)))).isEqualTo(10);
  }

  @Test
  void instanceThatHangsLeavesTimeForItsStandby() {
    two.hangs = true;
    three.following.put(1, 0L);
    three.following.put(4, 0L);
    ObjectNode answer = complete(one.search(EVERYTHING));
    assertThat(hits(answer)).isEqualTo(60);
  }

  @Test
  void partitionThatIsTooSlowIsMissing() {
    two.slow.add(4);
    ObjectNode answer = partial(one.search("{\"timeoutMillis\":300}"), 5);
    assertThat(answer.at("/partitions/unanswered/0/reason").asText()).contains("time");
    one.slow.add(3);
    partial(one.search("{\"timeoutMillis\":300}"), 4);
  }

  @Test
  void whenAllAreTooSlowTheTimeoutIsNamed() {
    cluster.instances.forEach(
        instance -> {
          for (int partition = 0; partition < 6; partition++) {
            instance.slow.add(partition);
          }
        });
    Problem problem = refused("{\"timeoutMillis\":300}");
    assertThat(problem.status()).isEqualTo(504);
    assertThat(problem.detail()).contains("300 ms");
  }

  @Test
  void whenNobodyIsThereItCanBeTriedAgain() {
    cluster.owners.clear();
    one.owned.clear();
    for (String search : new String[] {RED, EVERYTHING}) {
      Problem problem = refused(search);
      assertThat(problem.status()).isEqualTo(503);
      assertThat(problem.headers()).containsKey("Retry-After");
    }
  }

  @Test
  void partitionThatMissesTheCountOfTermsIsNotAskedForHits() {
    two.dead = true;
    ObjectNode answer = partial(one.search(RED), 4);
    assertThat(hits(answer)).isEqualTo(10);
    assertThat(answer.at("/total/value").asInt()).isEqualTo(20);
  }

  @Test
  void mistakeIsTheSameWhoeverFindsIt() {
    String phrase = "{\"query\":\"a\"}";
    SearchException here = catchThrowableOfType(SearchException.class, () -> one.search(phrase));
    assertThat(here.limit()).isEqualTo("clauses");
    one.owned.forEach(partition -> cluster.owners.put(partition, two.host));
    Problem there = refused(phrase);
    assertThat(there.status()).isEqualTo(400);
    assertThat(there.members()).containsEntry("limit", "clauses");
    assertThat(there.detail()).isEqualTo(here.getMessage());
  }

  @Test
  void entryThatIsTheQuestionIsLeftOut() {
    ObjectNode answer =
        complete(one.search("{\"vector\":{\"field\":\"v\",\"like\":\"e/20\",\"k\":4}}"));
    assertThat(answer.get("hits").findValuesAsText("id"))
        .containsExactly("e/19", "e/21", "e/18", "e/22");
    assertThat(answer.at("/total/value").asInt()).isEqualTo(4);
  }

  @Test
  void entryThatIsTheQuestionMustExistAndHaveAVector() {
    cluster.put(5, "bare", Json.object().put("_id", "bare"));
    assertThat(refused(like("nobody")).status()).isEqualTo(404);
    assertThat(refused(like("bare")).status()).isEqualTo(400);
    three.dead = true;
    assertThat(refused(like("nobody")).status()).isEqualTo(503);
    partial(one.search(like("e/0")), 4);
  }

  private static String like(String id) {
    return "{\"vector\":{\"field\":\"v\",\"like\":\"" + id + "\",\"k\":3}}";
  }

  @Test
  void questionOfAnotherInstanceIsNeverSentOn() throws Exception {
    ParsedSearch asked =
        ParsedSearch.read(
            "things", EVERYTHING.getBytes(StandardCharsets.UTF_8), FakeCluster.LIMITS);
    SearchPlan plan = SearchPlan.of(asked, null, new SearchSchema("things", List.of()));
    var ask =
        new ShardRequest<>(
            plan.question(null),
            List.of(0, 1),
            true,
            Duration.ofSeconds(1).toNanos(),
            new Cancellation());
    Response response =
        one.internal(InternalSearch.HITS_PATH, InternalMessages.encode(ask, 1_000), true);
    var reply = InternalMessages.decode(ask, response.body());
    assertThat(reply.answered()).containsExactly(new PartitionOutcome.Answered(0, 0));
    assertThat(reply.unanswered()).hasSize(1);
    assertThat(cluster.posts).hasValue(0);
  }

  @Test
  void whatNobodyWaitsForIsNotAsked() {
    Cancellation gone = new Cancellation();
    gone.cancel();
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> one.search(RED, gone));
    assertThat(refused.problem().status()).isEqualTo(499);
    assertThat(cluster.posts).hasValue(0);
    assertThat(cluster.open).hasValue(0);
  }

  private Problem refused(String search) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> one.search(search));
    assertThat(refused).isNotNull();
    return refused.problem();
  }

  private static ObjectNode complete(Response response) {
    ObjectNode answer = Json.decodeObject(response.body());
    assertThat(answer.get("complete").asBoolean()).as(answer.toString()).isTrue();
    assertThat(answer.get("partitions")).hasToString("{\"total\":6,\"answered\":6}");
    assertThat(answer.at("/total/relation").asText()).isEqualTo("eq");
    return answer;
  }

  private static ObjectNode partial(Response response, int answered) {
    ObjectNode answer = Json.decodeObject(response.body());
    assertThat(answer.get("complete").asBoolean()).as(answer.toString()).isFalse();
    assertThat(answer.at("/partitions/answered").asInt()).isEqualTo(answered);
    return answer;
  }

  private static int hits(ObjectNode answer) {
    return answer.get("hits").size();
  }
}
