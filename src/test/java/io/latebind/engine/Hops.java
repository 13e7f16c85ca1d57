package io.latebind.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import java.util.List;

/** An index for tests: loads the id in {@code to}, and the id in its {@code next}, for a name. */
record Hops() implements Index {
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
    return documentId.startsWith("r");
  }

  @Override
  public boolean yieldsSeveral() {
    return false;
  }

  @Override
  public Projection reads() {
    return Partition.projection("to");
  }

  @Override
  public List<Fields> map(Document document, Loader loader) {
    ObjectNode entry = Json.object();
    var seen = entry.putArray("seen");
    String first = document.content().path("to").textValue();
    if (first != null
        && loader.load(first, Partition.projection("next"))
            instanceof Loader.Answer.Present(var target)
        && loader.load(target.path("next").asText(), Partition.projection("name"))
            instanceof Loader.Answer.Present(var last)) {
      seen.add(last.path("name"));
    }
    return List.of(new Fields(entry));
  }
}
