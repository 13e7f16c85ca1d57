package io.latebind.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.engine.Fields;
import io.latebind.engine.Index;
import io.latebind.engine.Loader;
import io.latebind.engine.Projection;
import java.util.List;

/** Indexes that scenarios are about. */
final class TestIndexes {
  private static final Projection READ = Projection.of(List.of(List.of("name"), List.of("next")));

  private TestIndexes() {}

  /**
   * Covers {@code r/…}. Takes the name of what {@code ref} names, and the name of what that names as
   * {@code next}.
   */
  static Index twoHops() {
    return new TwoHops();
  }

  private static final class TwoHops implements Index {
    @Override
    public String name() {
      return "hops";
    }

    @Override
    public String fingerprint() {
      return "1";
    }

    @Override
    public boolean covers(String documentId) {
      return documentId.startsWith("r/");
    }

    @Override
    public boolean yieldsSeveral() {
      return false;
    }

    @Override
    public List<Fields> map(Document document, Loader loader) {
      ObjectNode fields = Json.object();
      copy(document.content(), "v", fields, "v");
      String ref = document.content().path("ref").asText("");
      if (!ref.isEmpty() && loader.load(ref, READ) instanceof Loader.Answer.Present first) {
        copy(first.content(), "name", fields, "name");
        String next = first.content().path("next").asText("");
        if (!next.isEmpty() && loader.load(next, READ) instanceof Loader.Answer.Present second) {
          copy(second.content(), "name", fields, "nextName");
        }
      }
      return List.of(new Fields(fields));
    }

    private static void copy(ObjectNode from, String name, ObjectNode to, String as) {
      JsonNode value = from.get(name);
      if (value != null && !value.isNull()) {
        to.set(as, value);
      }
    }
  }
}
