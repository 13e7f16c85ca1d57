package io.latebind.measure.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;

/** Questions as clients post them. */
final class BenchmarkQueryJson {
  private BenchmarkQueryJson() {}

  static byte[] of(BenchmarkQuery question) {
    ObjectNode body = Json.object().put("limit", BenchmarkQuery.HITS);
    switch (question) {
      case BenchmarkQuery.Word q -> term(body.putObject("query"), "body", q.word());
      case BenchmarkQuery.BothWords q -> {
        ArrayNode must = body.putObject("query").putObject("bool").putArray("must");
        term(must.addObject(), "body", q.first());
        term(must.addObject(), "body", q.second());
      }
      case BenchmarkQuery.Phrase q ->
          body.putObject("query")
              .putObject("match_phrase")
              .put("body", q.first() + " " + q.second());
      case BenchmarkQuery.Sorted q -> {
        ArrayNode filter = body.put("sort", "total").putArray("filter");
        term(filter.addObject(), "from", q.from());
        filter
            .addObject()
            .putObject("range")
            .putObject("total")
            .put("gte", q.low())
            .put("lte", q.high());
      }
      case BenchmarkQuery.Nearest q -> {
        ObjectNode vector = body.putObject("vector").put("field", "embedding");
        ArrayNode values = vector.put("k", BenchmarkQuery.HITS).putArray("values");
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
