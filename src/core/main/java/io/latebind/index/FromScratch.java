package io.latebind.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates documents with all others at hand, without partitions, messages or waiting. The
 * protocol must arrive at the same entries in the end.
 */
public final class FromScratch {
  private final Collection<? extends Index> indexes;
  private final Loader lookup;
  private final Limits limits;

  /**
   * An evaluator over the documents that {@code documents} finds.
   *
   * @param documents from id to content; null when the document does not exist
   */
  public FromScratch(
      Collection<? extends Index> indexes,
      Function<String, @Nullable ObjectNode> documents,
      Limits limits) {
    this.indexes = indexes;
    this.limits = limits;
    this.lookup =
        (id, projection) -> {
          ObjectNode content = documents.apply(id);
          return content == null
              ? new Loader.Answer.Missing()
              : new Loader.Answer.Present(projection.project(content));
        };
  }

  /** The entries of one document: from key on the {@code entries} topic to JSON. */
  public Map<String, byte[]> entries(Document document) {
    List<Index> covering = new ArrayList<>();
    for (Index index : indexes) {
      if (index.covers(document.id())) {
        covering.add(index);
      }
    }
    Map<String, Evaluation> evaluations = Evaluation.all(covering, document, lookup, limits);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (Index index : covering) {
      Evaluation evaluation = evaluations.get(index.name());
      List<byte[]> made = evaluation == null ? List.of() : evaluation.entries();
      for (int i = 0; i < made.size(); i++) {
        String key = Evaluation.key(index.name(), index.isMultiEntry(), document.id(), i);
        entries.put(key, made.get(i));
      }
    }
    return entries;
  }
}
