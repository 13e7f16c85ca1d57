package io.latebind.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Response;
import io.latebind.search.partition.Cancellation;
import io.latebind.streams.Application;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthEndpointsTest {
  private static final RoutedRequest REQUEST =
      new RoutedRequest(Map.of(), null, false, InputStream.nullInputStream(), Cancellation::new);

  private record Fixed(State state, boolean ownsPartitions, boolean isConfirmed)
      implements Application {}

  @ParameterizedTest
  @CsvSource({
    "RUNNING, true, true, 200, 200",
    "RUNNING, false, true, 200, 200",
    "RUNNING, true, false, 503, 200",
    "RUNNING, false, false, 503, 200",
    "REBALANCING, true, true, 200, 200",
    "REBALANCING, true, false, 503, 200",
    "REBALANCING, false, true, 503, 200",
    "CREATED, false, false, 503, 200",
    "PENDING_SHUTDOWN, true, true, 503, 200",
    "ERROR, false, false, 503, 503"
  })
  void whoCannotAnswerIsNotReadyAndOnlyWhoIsBeyondHelpIsNotLive(
      State state, boolean owns, boolean confirmed, int ready, int live) {
    HealthEndpoints health =
        new HealthEndpoints(Map.of("indexer", new Fixed(state, owns, confirmed)), Optional::empty);

    assertThat(health.ready(REQUEST).status()).isEqualTo(ready);
    assertThat(health.live(REQUEST).status()).isEqualTo(live);
  }

  @Test
  void oneThatIsOutOfTouchMakesTheInstanceUnreadyAndIsNamed() {
    HealthEndpoints health =
        new HealthEndpoints(
            Map.of(
                "indexer",
                new Fixed(State.RUNNING, true, true),
                "searcher",
                new Fixed(State.RUNNING, true, false)),
            Optional::empty);

    Response answer = health.ready(REQUEST);

    ObjectNode problem = Json.decodeObject(answer.body());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsKey("Retry-After");
    assertThat(problem.path("unconfirmed")).hasSize(1);
    assertThat(problem.path("detail").asText())
        .contains("the group of the searcher has not confirmed")
        .contains("brokers can be reached");
  }
}
