package io.latebind.engine;

import io.latebind.document.Document;
import io.latebind.index.Fields;
import io.latebind.index.Index;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.util.List;
import java.util.function.BiFunction;

/** An index for tests that is nothing but its map function. */
public record Mapped(
    boolean isMultiEntry, Projection reads, BiFunction<Document, Loader, List<Fields>> function)
    implements Index {
  @Override
  public String name() {
    return "mapped";
  }

  @Override
  public String fingerprint() {
    return "1";
  }

  @Override
  public boolean covers(String documentId) {
    return true;
  }

  @Override
  public List<Fields> map(Document document, Loader loader) {
    return function.apply(document, loader);
  }
}
