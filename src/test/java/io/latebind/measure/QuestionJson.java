package io.latebind.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;

/** Questions as clients post them. */
final class QuestionJson {
  private QuestionJson() {}

  static byte[] of(Question question) {
    ObjectNode body = Json.object().put("limit", Question.HITS);
    switch (question) {
      case Question.Word q -> term(body.putObject("query"), "body", q.word());
      case Question.BothWords q -> {
        ArrayNode must = body.putObject("query").putObject("bool").putArray("must");
        term(must.addObject(), "body", q.first());
        term(must.addObject(), "body", q.second());
      }
      case Question.Phrase q ->
          body.putObject("query")
              .putObject("match_phrase")
              .put("body", q.first() + " " + q.second());
      case Question.Sorted q -> {
        ArrayNode filter = body.put("sort", "total").putArray("filter");
        term(filter.addObject(), "from", q.from());
        filter
            .addObject()
            .putObject("range")
            .putObject("total")
            .put("gte", q.low())
            .put("lte", q.high());
      }
      case Question.Nearest q -> {
        ObjectNode vector = body.putObject("vector").put("field", "embedding");
        ArrayNode values = vector.put("k", Question.HITS).putArray("values");
        for (float value : q.vector()) {
          values.add(value);
        }
      }
    }
    return Json.encode(body);
  }

  private static void term(ObjectNode clause, String field, String value) {
    clause.putObject("term").put(field, value);
  }
}
