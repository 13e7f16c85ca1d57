package io.latebind.http.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.document.TextEncoding;
import io.latebind.http.search.Part.Answered;
import io.latebind.http.search.Part.Unanswered;
import io.latebind.search.Cancellation;
import io.latebind.search.SearchLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What instances ask each other, and reply, as JSON. */
final class InternalMessages {
  private InternalMessages() {}

  /**
   * A question for another instance.
   *
   * @param timeoutMillis how long it may take there
   */
  static byte[] encode(Ask<?> ask, long timeoutMillis) {
    ObjectNode json = ask.question().encode();
    ArrayNode partitions = json.putArray("partitions");
    ask.partitions().forEach(partitions::add);
    json.put("owner", ask.owner()).put("timeoutMillis", timeoutMillis);
    return Json.encode(json);
  }

  /** Whom a question is for, and how long it may take. */
  static <R> Ask<R> decode(
      JsonNode json, Question<R> question, long nowNanos, Cancellation cancellation) {
    List<Integer> partitions = new ArrayList<>();
    json.path("partitions").forEach(partition -> partitions.add(partition.asInt()));
    long nanos = json.path("timeoutMillis").asLong() * 1_000_000;
    return new Ask<>(
        question, partitions, json.path("owner").asBoolean(), nowNanos + nanos, cancellation);
  }

  /** A reply. */
  static <R> ObjectNode encode(Question<R> question, Reply<R> reply, SearchLimits limits) {
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
   * What {@link #encode(Question, Reply, SearchLimits)} wrote.
   *
   * @throws IOException when it is something else
   */
  static <R> Reply<R> decode(Ask<R> ask, byte[] bytes) throws IOException {
    JsonNode json = tree(bytes);
    Reply<R> reply = new Reply<>(ask.question());
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

  /** The tree of what another instance sent. */
  static JsonNode tree(byte[] bytes) throws IOException {
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
