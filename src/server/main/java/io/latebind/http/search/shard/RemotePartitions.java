package io.latebind.http.search.shard;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import io.latebind.http.routing.Router;
import io.latebind.http.routing.SearchPeers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** The partitions of other instances, asked with one request per instance and query. */
final class RemotePartitions {
  /**
   * The share of the remaining time that another instance may use; the rest is for the way back of
   * an incomplete response.
   */
  private static final double TIME_THERE = 0.9;

  private final SearchPeers peers;
  private final Router.Clock clock;

  RemotePartitions(SearchPeers peers, Router.Clock clock) {
    this.peers = peers;
    this.clock = clock;
  }

  /**
   * Asks an instance.
   *
   * @throws ProblemException (400, 413) if it rejects the search as such
   */
  <R> PartialResponses<R> ask(HostInfo peer, ShardRequest<R> ask) throws InterruptedException {
    String at = "the instance at " + peer.host() + ":" + peer.port();
    if (ask.cancellation().isCancelled()) {
      return nothing(ask, true, "nobody waits any more");
    }
    long remaining = ask.deadlineNanos() - clock.nanos();
    if (remaining <= 0) {
      return nothing(ask, true, "there was no time left to ask " + at);
    }
    long millisThere = Math.max(1, (long) (remaining * TIME_THERE / 1_000_000));
    byte[] body = InternalMessages.encode(ask, millisThere);
    try {
      Response response =
          peers.post(
              peer, ask.question().path(), body, Duration.ofNanos(remaining), ask.cancellation());
      return reply(ask, response, at);
    } catch (HttpConnectTimeoutException e) {
      return nothing(ask, false, at + " cannot be reached");
    } catch (HttpTimeoutException e) {
      return nothing(ask, true, at + " did not answer in time");
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return nothing(ask, false, at + " cannot be reached or understood");
    }
  }

  private static <R> PartialResponses<R> reply(ShardRequest<R> ask, Response response, String at)
      throws IOException {
    return switch (response.status()) {
      case 200 -> InternalMessages.decode(ask, response.body());
      case 400, 413 -> throw refusal(response).asException();
      default -> nothing(ask, false, at + " answered with status " + response.status());
    };
  }

  private static Problem refusal(Response response) throws IOException {
    JsonNode problem = InternalMessages.tree(response.body());
    JsonNode limit = problem.get("limit");
    return Problem.of(response.status(), problem.path("detail").asText())
        .with("limit", limit == null ? null : limit.asText());
  }

  private static <R> PartialResponses<R> nothing(
      ShardRequest<R> ask, boolean timedOut, String why) {
    PartialResponses<R> reply = new PartialResponses<>(ask.question());
    reply.unanswered(ask.partitions(), timedOut, why);
    return reply;
  }
}
