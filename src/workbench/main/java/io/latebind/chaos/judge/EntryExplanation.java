package io.latebind.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.chaos.write.Graph;
import io.latebind.chaos.write.WriteLedger;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.FromScratch;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds for an entry the one version of each document it names that would make exactly this entry.
 */
public final class EntryExplanation {
  private final Graph graph;
  private final WriteLedger ledger;
  private final Index index;

  public EntryExplanation(Graph graph, WriteLedger ledger, Index index) {
    this.graph = graph;
    this.ledger = ledger;
    this.index = index;
  }

  /**
   * What came of it.
   *
   * @param versions id to version; 0 for documents that were missing
   * @param problem why there is no explanation; empty when there is one
   */
  record Result(Map<String, Integer> versions, String problem) {
    boolean isExplained() {
      return problem.isEmpty();
    }
  }

  /** Explains an entry. */
  Result explain(JsonNode entry) {
    Versions versions = new Versions();
    String id = entry.path("_id").asText();
    entry.path("_missing").forEach(missing -> versions.missing.add(missing.asText()));
    versions.read(id, entry.path("v"));
    ObjectNode order = versions.contents.get(id);
    if (order != null) {
      versions.readTargets(order, entry);
    }
    if (versions.problem.isEmpty()
        && !made(id, versions.contents).filter(entry::equals).isPresent()) {
      versions.problem = "no versions make this entry; nearest are " + versions.found;
    }
    return new Result(versions.found, versions.problem);
  }

  /** The entry that these contents make, as it would be read. */
  Optional<JsonNode> made(String id, Map<String, ObjectNode> contents) {
    ObjectNode content = contents.get(id);
    if (content == null) {
      return Optional.empty();
    }
    var scratch = new FromScratch(List.of(index), contents::get, Limits.DEFAULT);
    return scratch.entries(new Document(id, content)).values().stream()
        .findFirst()
        .map(Json::decode);
  }

  /** What an entry says of the versions it was made of. */
  private final class Versions {
    private final Map<String, Integer> found = new HashMap<>();
    private final Map<String, ObjectNode> contents = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private String problem = "";

    private void read(String id, JsonNode version) {
      if (missing.contains(id)) {
        found.put(id, 0);
        return;
      }
      int number = version.asInt(-1);
      if (!ledger.knows(id) || number < 1 || number > ledger.of(id).sent()) {
        problem = id + " has no version " + version;
        return;
      }
      Optional<ObjectNode> content = graph.content(id, number);
      if (content.isEmpty()) {
        problem = id + " version " + number + " is a deletion";
        return;
      }
      found.put(id, number);
      contents.put(id, content.get());
    }

    private void readTargets(ObjectNode order, JsonNode entry) {
      String customer = order.path("customer").asText();
      read(customer, entry.path("customerV"));
      ObjectNode content = contents.get(customer);
      if (content != null) {
        read(content.path("region").asText(), entry.path("regionV"));
      }
      int present = 0;
      for (JsonNode item : order.path("items")) {
        boolean there = !missing.contains(item.asText());
        read(item.asText(), entry.path("itemV").path(there ? present++ : -1));
      }
    }
  }
}
