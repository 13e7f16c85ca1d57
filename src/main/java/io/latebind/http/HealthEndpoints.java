package io.latebind.http;

import io.latebind.document.Json;
import io.latebind.topology.IndexerStreams;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Tells supervisors how this instance is.
 *
 * <ul>
 *   <li>Live: a restart would not help. Everything but a failed or ended Kafka Streams is live.
 *   <li>Ready: it can take requests, because it can answer or route them. Kafka Streams runs, or is
 *       rebalancing while this instance owns partitions: then another instance has come or gone,
 *       and that must not take all instances out of the balance at once.
 * </ul>
 */
final class HealthEndpoints {
  private final IndexerStreams streams;

  HealthEndpoints(IndexerStreams streams) {
    this.streams = streams;
  }

  Response live(Request request) {
    KafkaStreams.State state = streams.streams().state();
    boolean dead =
        switch (state) {
          case PENDING_ERROR, ERROR, NOT_RUNNING -> true;
          case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> false;
        };
    return answer("live", !dead, state);
  }

  Response ready(Request request) {
    KafkaStreams.State state = streams.streams().state();
    boolean ready =
        switch (state) {
          case RUNNING -> true;
          case REBALANCING -> !streams.owned().isEmpty();
          case CREATED, PENDING_SHUTDOWN, PENDING_ERROR, ERROR, NOT_RUNNING -> false;
        };
    return answer("ready", ready, state);
  }

  private static Response answer(String what, boolean yes, KafkaStreams.State state) {
    if (yes) {
      return Response.json(200, Json.object().put("status", what).put("streams", state.name()));
    }
    return Problem.of(
            503,
            "This instance is not "
                + what
                + ": Kafka Streams is "
                + state
                + ". "
                + (what.equals("live") ? "Restart it; its log says why." : "Wait a moment."))
        .with("streams", state.name())
        .retryable()
        .asResponse();
  }
}
