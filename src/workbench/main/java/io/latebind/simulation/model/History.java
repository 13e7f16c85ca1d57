package io.latebind.simulation.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every version of every document that was produced, in order; each begins as missing. */
public final class History {
  private final Map<String, List<@Nullable Content>> versions = new LinkedHashMap<>();

  /** Documents of which an earlier version may be back, or none. */
  private final Set<String> unsure = new TreeSet<>();

  /** The same in another world. */
  public History copy() {
    History copy = new History();
    versions.forEach((id, all) -> copy.versions.put(id, new ArrayList<>(all)));
    copy.unsure.addAll(unsure);
    return copy;
  }

  /** Notes a write, or a deletion. */
  public void add(String id, @Nullable Content content) {
    List<@Nullable Content> all = of(id);
    if (!Objects.equals(all.getLast(), content)) {
      all.add(content);
    }
  }

  /** All versions of a document; null stands for there being none. */
  public List<@Nullable Content> of(String id) {
    return versions.computeIfAbsent(
        id,
        ignored -> {
          List<@Nullable Content> first = new ArrayList<>();
          first.add(null);
          return first;
        });
  }

  /** An earlier version of a document may be back, or none. */
  public void unsure(String id) {
    unsure.add(id);
    add(id, null);
  }

  /** Whether that may be, for the last time. */
  public boolean wasUnsure(String id) {
    return unsure.remove(id);
  }

  public @Nullable Content latest(String id) {
    List<@Nullable Content> all = versions.get(id);
    return all == null ? null : all.getLast();
  }

  /** The ids of all documents that were ever asked about. */
  public Set<String> ids() {
    return versions.keySet();
  }
}
