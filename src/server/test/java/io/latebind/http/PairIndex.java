package io.latebind.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Fields;
import io.latebind.index.Index;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.List;

/**
 * Covers documents that have {@code loads} in them or not, but whose ids do not begin with {@code
 * foreign/}. Its entries have what they load under {@code loaded}, one entry or one for each.
 */
public record PairIndex(String name, boolean isMultiEntry) implements Index {
  @Override
  public String fingerprint() {
    return name + " 1";
  }

  @Override
  public boolean covers(String documentId) {
    return !documentId.startsWith("foreign/");
  }

  @Override
  public List<Fields> map(Document document, Loader loader) {
    List<Fields> entries = new ArrayList<>();
    for (var target : document.content().path("loads")) {
      ObjectNode values = Json.object();
      Loader.Answer answer = loader.load(target.asText(), Projection.WHOLE);
      if (answer instanceof Loader.Answer.Present present) {
        values.set("loaded", present.content());
      }
      entries.add(new Fields(values));
    }
    if (isMultiEntry) {
      return entries;
    }
    return entries.isEmpty() ? List.of(new Fields(Json.object())) : List.of(entries.getFirst());
  }
}
