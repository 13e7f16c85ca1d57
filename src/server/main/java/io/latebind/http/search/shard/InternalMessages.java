package io.latebind.http.search.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.document.TextEncoding;
import io.latebind.http.search.shard.PartitionOutcome.Answered;
import io.latebind.http.search.shard.PartitionOutcome.Unanswered;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.query.SearchLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The requests and responses between instances, as JSON. */
public final class InternalMessages {
  private InternalMessages() {}

  /**
   * Encodes a request to another instance.
   *
   * @param timeoutMillis how long it may take there
   */
  public static byte[] encode(ShardRequest<?> ask, long timeoutMillis) {
    ObjectNode json = ask.question().encode();
    ArrayNode partitions = json.putArray("partitions");
    ask.partitions().forEach(partitions::add);
    json.put("owner", ask.owner()).put("timeoutMillis", timeoutMillis);
    return Json.encode(json);
  }

  /** Decodes the partitions and the deadline of a request. */
  public static <R> ShardRequest<R> decode(
      JsonNode json, ShardQuery<R> question, long nowNanos, Cancellation cancellation) {
    List<Integer> partitions = new ArrayList<>();
    json.path("partitions").forEach(partition -> partitions.add(partition.asInt()));
    long nanos = json.path("timeoutMillis").asLong() * 1_000_000;
    return new ShardRequest<>(
        question, partitions, json.path("owner").asBoolean(), nowNanos + nanos, cancellation);
  }

  /** Encodes a response. */
  public static <R> ObjectNode encode(
      ShardQuery<R> question, PartialResponses<R> reply, SearchLimits limits) {
    ObjectNode json = Json.object();
    ArrayNode answered = json.putArray("answered");
    reply
        .answered()
        .forEach(
            part ->
                answered
                    .addObject()
                    .put("partition", part.partition())
                    .put("behind", part.behind()));
    ArrayNode unanswered = json.putArray("unanswered");
    reply
        .unanswered()
        .forEach(
            part ->
                unanswered
                    .addObject()
                    .put("partition", part.partition())
                    .put("timedOut", part.timedOut())
                    .put("why", part.why()));
    if (!reply.results().isEmpty()) {
      json.set("result", question.encodeResult(reply.results(), limits));
    }
    return json;
  }

  /**
   * Decodes what {@link #encode(ShardQuery, PartialResponses, SearchLimits)} wrote.
   *
   * @throws IOException if it is something else
   */
  public static <R> PartialResponses<R> decode(ShardRequest<R> ask, byte[] bytes)
      throws IOException {
    JsonNode json = tree(bytes);
    PartialResponses<R> reply = new PartialResponses<>(ask.question());
    reply.unanswered(ask.partitions(), false, "the instance that was asked left it out");
    for (JsonNode part : json.path("unanswered")) {
      Unanswered open =
          new Unanswered(
              part.path("partition").asInt(),
              part.path("timedOut").asBoolean(),
              part.path("why").asText());
      reply.unanswered(open.partition(), open.timedOut(), open.why());
    }
    if (json.has("result")) {
      reply.answered(ask.question().decodeResult(json.get("result")), answered(json));
    }
    return reply;
  }

  private static List<Answered> answered(JsonNode json) {
    List<Answered> answered = new ArrayList<>();
    for (JsonNode part : json.path("answered")) {
      answered.add(new Answered(part.path("partition").asInt(), part.path("behind").asLong()));
    }
    return answered;
  }

  /** The JSON tree of what another instance sent. */
  public static JsonNode tree(byte[] bytes) throws IOException {
    String encoding = TextEncoding.other(bytes);
    if (encoding != null) {
      throw new IOException("it does not speak as instances do: it is " + encoding);
    }
    try {
      return Json.mapper().readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException("it does not speak as instances do: " + e.getOriginalMessage(), e);
    }
  }
}
