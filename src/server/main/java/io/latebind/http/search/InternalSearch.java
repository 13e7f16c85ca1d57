package io.latebind.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.DuplicateMembers;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.http.routing.Router;
import io.latebind.http.search.shard.HitsShardQuery;
import io.latebind.http.search.shard.InternalMessages;
import io.latebind.http.search.shard.LocalPartitions;
import io.latebind.http.search.shard.ParsedSearch;
import io.latebind.http.search.shard.PartialResponses;
import io.latebind.http.search.shard.ShardQuery;
import io.latebind.http.search.shard.ShardRequest;
import io.latebind.http.search.shard.StatisticsShardQuery;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.Searchers;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchTimeoutException;
import java.io.IOException;

/**
 * Answers other instances from the partitions of this process, and calls no other instance: a
 * search takes one hop and no more.
 */
public final class InternalSearch {
  /** The path of {@link #hits}. */
  public static final String HITS_PATH = HitsShardQuery.PATH;

  /** The path of {@link #statistics}. */
  public static final String STATISTICS_PATH = StatisticsShardQuery.PATH;

  private final LocalPartitions here;
  private final SearchLimits limits;
  private final Router.Clock clock;

  /** Searches the partitions of this process. */
  public InternalSearch(Searchers searchers, SearchLimits limits, Router.Clock clock) {
    this.here = new LocalPartitions(searchers);
    this.limits = limits;
    this.clock = clock;
  }

  /** The hits, merged. */
  public Response hits(RoutedRequest request) {
    JsonNode json = read(request);
    return SearchProblems.orResponse(
        () -> reply(request, json, HitsShardQuery.decode(json, limits)));
  }

  /** The term statistics, summed. */
  public Response statistics(RoutedRequest request) {
    JsonNode json = read(request);
    return SearchProblems.orResponse(
        () -> reply(request, json, new StatisticsShardQuery(ParsedSearch.decode(json, limits))));
  }

  private <R> Response reply(RoutedRequest request, JsonNode json, ShardQuery<R> question) {
    Cancellation cancellation = request.departure().get();
    ShardRequest<R> ask = InternalMessages.decode(json, question, clock.nanos(), cancellation);
    try (PartialResponses<R> reply = here.ask(ask)) {
      return Response.json(200, encode(ask, reply));
    }
  }

  /** Encodes a response; highlighting may exceed the deadline, too. */
  private <R> ObjectNode encode(ShardRequest<R> ask, PartialResponses<R> reply) {
    try {
      return InternalMessages.encode(ask.question(), reply, limits);
    } catch (SearchTimeoutException e) {
      PartialResponses<R> late = new PartialResponses<>(ask.question());
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

  private static JsonNode read(RoutedRequest request) {
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
