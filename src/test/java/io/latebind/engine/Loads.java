package io.latebind.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import java.util.List;
import java.util.function.Predicate;

/**
 * An index for tests: loads the ids in a field, reads one field of each, and shows what it has read
 * as {@code seen}. Refuses a document with the field {@code boom}.
 */
record Loads(
    String name,
    Predicate<String> covered,
    String ids,
    String field,
    boolean yieldsSeveral,
    String revision)
    implements Index {
  static final Loads NAMES = new Loads("names", id -> id.startsWith("r"), "to", "name", false, "1");

  Loads loading(String other) {
    return new Loads(name, covered, other, field, yieldsSeveral, revision + other);
  }

  Loads reading(String other) {
    return new Loads(name, covered, ids, other, yieldsSeveral, revision + other);
  }

  Loads covering(Predicate<String> others, String next) {
    return new Loads(name, others, ids, field, yieldsSeveral, next);
  }

  Loads named(String other) {
    return new Loads(other, covered, ids, field, yieldsSeveral, revision);
  }

  Loads severally() {
    return new Loads(name, covered, ids, field, true, revision + " several");
  }

  @Override
  public String fingerprint() {
    return revision;
  }

  @Override
  public boolean covers(String documentId) {
    return covered.test(documentId);
  }

  @Override
  public Projection reads() {
    return Projection.of(List.of(List.of("boom"), List.of(ids)));
  }

  @Override
  public boolean loadsAtOnce() {
    return true;
  }

  @Override
  public List<Fields> map(Document document, Loader loader) {
    if (document.content().has("boom")) {
      throw new IllegalStateException("boom");
    }
    ObjectNode entry = Json.object();
    var seen = entry.putArray("seen");
    for (JsonNode id : document.content().path(ids)) {
      if (loader.load(id.textValue(), projection()) instanceof Loader.Answer.Present(var content)) {
        seen.add(content.path(field));
      }
    }
    return List.of(new Fields(entry));
  }

  private Projection projection() {
    return Projection.of(List.of(List.of(field)));
  }
}
