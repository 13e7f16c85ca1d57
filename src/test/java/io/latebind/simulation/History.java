package io.latebind.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every version of every document that was produced, in order; each begins as missing. */
final class History {
  private final Map<String, List<@Nullable Content>> versions = new LinkedHashMap<>();

  /** The same in another world. */
  History copy() {
    History copy = new History();
    versions.forEach((id, all) -> copy.versions.put(id, new ArrayList<>(all)));
    return copy;
  }

  /** Notes a write, or a deletion. */
  void add(String id, @Nullable Content content) {
    List<@Nullable Content> all = of(id);
    if (!Objects.equals(all.getLast(), content)) {
      all.add(content);
    }
  }

  /** All versions of a document; null stands for there being none. */
  List<@Nullable Content> of(String id) {
    return versions.computeIfAbsent(
        id,
        ignored -> {
          List<@Nullable Content> first = new ArrayList<>();
          first.add(null);
          return first;
        });
  }

  @Nullable Content latest(String id) {
    List<@Nullable Content> all = versions.get(id);
    return all == null ? null : all.getLast();
  }

  /** The ids of all documents that were ever asked about. */
  Set<String> ids() {
    return versions.keySet();
  }
}
