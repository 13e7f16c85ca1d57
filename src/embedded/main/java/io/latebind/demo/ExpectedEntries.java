package io.latebind.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.demo.data.Arrivals;
import io.latebind.demo.data.SampleData;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.FromScratch;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The entries that a sample ought to have, and figures on their references. */
final class ExpectedEntries {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Set<String> missing = new TreeSet<>();
  private int complete;

  ExpectedEntries(SampleData sample, Collection<? extends Index> indexes, Limits limits) {
    FromScratch scratch = new FromScratch(indexes, sample::content, limits);
    for (Document document : sample.all()) {
      entries.putAll(scratch.entries(document));
    }
    entries.values().forEach(this::look);
  }

  private void look(byte[] entry) {
    JsonNode dangling = Json.decodeObject(entry).path("_missing");
    dangling.forEach(id -> missing.add(id.asText()));
    complete += dangling.isEmpty() ? 1 : 0;
  }

  /** The entries, by their keys on the {@code entries} topic. */
  Map<String, byte[]> entries() {
    return entries;
  }

  /** The number of entries that lack nothing. */
  int complete() {
    return complete;
  }

  /** The ids that are loaded but do not exist. */
  Set<String> missing() {
    return missing;
  }

  /** The values of a field in all entries of an index that have it. */
  List<String> values(String index, String field) {
    return entries.values().stream()
        .map(Json::decodeObject)
        .filter(entry -> entry.get("_index").asText().equals(index) && entry.has(field))
        .map(entry -> entry.get(field).asText())
        .toList();
  }

  /** The number of references to documents that exist. */
  long references(Arrivals arrivals) {
    return count(arrivals, false);
  }

  /** The number of these that arrived after the document that loads them. */
  long late(Arrivals arrivals) {
    return count(arrivals, true);
  }

  private long count(Arrivals arrivals, boolean onlyLate) {
    long count = 0;
    for (byte[] bytes : entries.values()) {
      ObjectNode entry = Json.decodeObject(bytes);
      long own = arrivals.place(entry.get("_id").asText()).orElse(0L);
      for (JsonNode reference : entry.path("_references")) {
        Optional<Long> other = arrivals.place(reference.asText());
        if (other.isPresent() && (!onlyLate || other.get() > own)) {
          count++;
        }
      }
    }
    return count;
  }
}
