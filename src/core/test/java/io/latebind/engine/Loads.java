package io.latebind.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Fields;
import io.latebind.index.Index;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.util.List;
import java.util.function.Predicate;

/**
 * An index for tests: loads the ids in a field, reads one field of each, and shows what it has read
 * as {@code seen}. Refuses a document with the field {@code boom}.
 */
public record Loads(
    String name,
    Predicate<String> covered,
    String ids,
    String field,
    boolean isMultiEntry,
    String revision)
    implements Index {
  public static final Loads NAMES =
      new Loads("names", id -> id.startsWith("r"), "to", "name", false, "1");

  public Loads loading(String other) {
    return new Loads(name, covered, other, field, isMultiEntry, revision + other);
  }

  Loads reading(String other) {
    return new Loads(name, covered, ids, other, isMultiEntry, revision + other);
  }

  public Loads covering(Predicate<String> others, String next) {
    return new Loads(name, others, ids, field, isMultiEntry, next);
  }

  public Loads named(String other) {
    return new Loads(other, covered, ids, field, isMultiEntry, revision);
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
  public boolean hasStaticLoads() {
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
