package io.latebind.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.engine.FromScratch;
import io.latebind.engine.Index;
import io.latebind.engine.Limits;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the mailbox's entries ought to be, and what is to be said of their references. */
final class Truth {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Set<String> missing = new TreeSet<>();
  private int complete;

  Truth(Sample mailbox, Collection<? extends Index> indexes, Limits limits) {
    FromScratch scratch = new FromScratch(indexes, mailbox::content, limits);
    for (Document document : mailbox.all()) {
      entries.putAll(scratch.entries(document));
    }
    entries.values().forEach(this::look);
  }

  private void look(byte[] entry) {
    JsonNode dangling = Json.decodeObject(entry).path("_missing");
    dangling.forEach(id -> missing.add(id.asText()));
    complete += dangling.isEmpty() ? 1 : 0;
  }

  /** Key on the {@code entries} topic to entry. */
  Map<String, byte[]> entries() {
    return entries;
  }

  /** How many entries lack nothing. */
  int complete() {
    return complete;
  }

  /** The ids that are loaded and do not exist. */
  Set<String> missing() {
    return missing;
  }

  /** How many references there are to documents that exist. */
  long references(Map<String, Long> arrivals) {
    return count(arrivals, false);
  }

  /** How many of them arrived after the document that loads them. */
  long late(Map<String, Long> arrivals) {
    return count(arrivals, true);
  }

  private long count(Map<String, Long> arrivals, boolean onlyLate) {
    long count = 0;
    for (byte[] bytes : entries.values()) {
      ObjectNode entry = Json.decodeObject(bytes);
      long own = arrivals.getOrDefault(entry.get("_id").asText(), 0L);
      for (JsonNode reference : entry.path("_references")) {
        Long other = arrivals.get(reference.asText());
        if (other != null && (!onlyLate || other > own)) {
          count++;
        }
      }
    }
    return count;
  }
}
