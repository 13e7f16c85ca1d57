package io.latebind.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.DuplicateMembers;
import io.latebind.http.Problem;
import io.latebind.http.Request;
import io.latebind.http.Response;
import io.latebind.http.Router;
import io.latebind.search.Cancellation;
import io.latebind.search.SearchLimits;
import io.latebind.search.SearchTimeoutException;
import io.latebind.search.Searchers;
import java.io.IOException;

/**
 * Answers other instances from the partitions that live here, and asks nobody else: a search makes
 * one hop and no more.
 */
public final class InternalSearch {
  /** Where {@link #hits} is. */
  public static final String HITS_PATH = HitsQuestion.PATH;

  /** Where {@link #statistics} is. */
  public static final String STATISTICS_PATH = StatisticsQuestion.PATH;

  private final LocalPartitions here;
  private final SearchLimits limits;
  private final Router.Clock clock;

  /** Over the partitions of this process. */
  public InternalSearch(Searchers searchers, SearchLimits limits, Router.Clock clock) {
    this.here = new LocalPartitions(searchers);
    this.limits = limits;
    this.clock = clock;
  }

  /** Hits, merged. */
  public Response hits(Request request) {
    JsonNode json = read(request);
    return SearchProblems.orResponse(() -> reply(request, json, HitsQuestion.decode(json, limits)));
  }

  /** How often terms occur, summed. */
  public Response statistics(Request request) {
    JsonNode json = read(request);
    return SearchProblems.orResponse(
        () -> reply(request, json, new StatisticsQuestion(Asked.decode(json, limits))));
  }

  private <R> Response reply(Request request, JsonNode json, Question<R> question) {
    Cancellation cancellation = request.departure().get();
    Ask<R> ask = InternalMessages.decode(json, question, clock.nanos(), cancellation);
    try (Reply<R> reply = here.ask(ask)) {
      return Response.json(200, encode(ask, reply));
    }
  }

  /** Showing where words stand in hits takes its time, too. */
  private <R> ObjectNode encode(Ask<R> ask, Reply<R> reply) {
    try {
      return InternalMessages.encode(ask.question(), reply, limits);
    } catch (SearchTimeoutException e) {
      Reply<R> late = new Reply<>(ask.question());
      late.unanswered(ask.partitions(), true, "it took too long");
      return InternalMessages.encode(ask.question(), late, limits);
    }
  }

  private static void checkDuplicates(byte[] body) {
    String twice = DuplicateMembers.find(body);
    if (twice != null) {
      throw Problem.of(400, "The question of another instance has the member " + twice + " twice.")
          .asException();
    }
  }

  private static JsonNode read(Request request) {
    try {
      byte[] body = request.body().readAllBytes();
      JsonNode json = InternalMessages.tree(body);
      checkDuplicates(body);
      return json;
    } catch (IOException e) {
      throw Problem.of(
              503, "The question of another instance cannot be read: " + e.getMessage() + ".")
          .asException();
    }
  }
}
