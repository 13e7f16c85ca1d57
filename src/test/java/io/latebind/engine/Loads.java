package io.latebind.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import java.util.List;
import java.util.function.Predicate;

/**
 * An index for tests: loads the ids in the field {@code to}, reads one field of each, and shows
 * what it has read as {@code seen}. Refuses a document with the field {@code boom}.
 */
record Loads(
    String name, Predicate<String> covered, String field, boolean yieldsSeveral, String revision)
    implements Index {
  static final Loads NAMES = new Loads("names", id -> id.startsWith("r"), "name", false, "1");

  Loads reading(String other) {
    return new Loads(name, covered, other, yieldsSeveral, revision + other);
  }

  Loads covering(Predicate<String> ids, String next) {
    return new Loads(name, ids, field, yieldsSeveral, next);
  }

  Loads named(String other) {
    return new Loads(other, covered, field, yieldsSeveral, revision);
  }

  Loads severally() {
    return new Loads(name, covered, field, true, revision + " several");
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
    return Projection.of(List.of(List.of("boom"), List.of("to")));
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
    for (JsonNode id : document.content().path("to")) {
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
