package io.latebind.http.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import io.latebind.index.Index;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The indexes of this instance and their definitions, by name. */
public final class Indexes {
  private final SortedMap<String, Index> byName = new TreeMap<>();
  private final Map<String, ObjectNode> definitions;

  /**
   * The given indexes.
   *
   * @param definitions what a user wrote, by the name of the index; an index without a definition
   *     is shown with an empty object
   */
  public Indexes(Collection<? extends Index> indexes, Map<String, ObjectNode> definitions) {
    indexes.forEach(index -> byName.put(index.name(), index));
    this.definitions = Map.copyOf(definitions);
  }

  /** All indexes, in order of their names. */
  public Collection<Index> all() {
    return byName.values();
  }

  /**
   * The index with this name.
   *
   * @throws ProblemException (404) if it does not exist
   */
  public Index require(String name) {
    Index index = byName.get(name);
    if (index == null) {
      String known = byName.isEmpty() ? "no index at all" : String.join(", ", byName.keySet());
      throw Problem.of(404, "There is no index of this name. This instance has " + known + ".")
          .with("index", name)
          .with("indexes", byName.keySet())
          .asException();
    }
    return index;
  }

  /** The definition that a user wrote for the index with this name. */
  public ObjectNode definition(String name) {
    return definitions.getOrDefault(name, Json.object());
  }
}
