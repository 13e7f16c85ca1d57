package io.latebind.simulation.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Definition;
import io.latebind.simulation.model.Expected;
import io.latebind.simulation.model.History;
import io.latebind.simulation.model.Reads;
import io.latebind.simulation.model.Setup;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each published entry one committed version of each document that it shows.
 *
 * <p>From one entry of a document to its next, the versions never go back: a partition learns of a
 * target's versions in the order in which they were written, whether it subscribed once or again.
 */
public final class Explanation {
  private final History history;
  private final Map<String, Map<String, Integer>> reached = new TreeMap<>();
  private boolean goesBack;

  public Explanation(History history) {
    this.history = history;
  }

  /** The same in another world. */
  public Explanation copy(History another) {
    Explanation copy = new Explanation(another);
    reached.forEach((entry, versions) -> copy.reached.put(entry, new TreeMap<>(versions)));
    copy.goesBack = goesBack;
    return copy;
  }

  /** While input is read again, entries may show anything that ever was, in any order. */
  public void mayGoBack(boolean may) {
    goesBack = may;
    reached.clear();
  }

  /** How far each entry has come, to tell worlds apart. */
  public Map<String, Map<String, Integer>> reached() {
    return reached;
  }

  public void explain(Setup setup, String key, byte[] entry) {
    ObjectNode node = Json.decodeObject(entry);
    String index = node.path("_index").textValue();
    String id = node.path("_id").textValue();
    Definition definition =
        setup
            .definition(index)
            .orElseThrow(
                () -> new Violation(Check.EXPLAINED, key + " is of an index that is gone"));
    if (goesBack) {
      reached.clear();
    }
    Map<String, Integer> versions = reached.computeIfAbsent(index + "/" + id, k -> new TreeMap<>());
    Content own = own(id, node, versions);
    Map<String, Integer> chosen = new HashMap<>();
    for (JsonNode item : node.path("seen")) {
      String target = item.path("id").textValue();
      if (!target.equals(id)) {
        chosen.computeIfAbsent(target, k -> find(key, k, node.path("seen"), versions));
      }
    }
    versions.putAll(chosen);
    Expected expected =
        Expected.of(
            definition,
            id,
            own,
            target -> target.equals(id) ? own : version(target, chosen),
            setup.limits());
    String actual = new String(entry, StandardCharsets.UTF_8);
    if (!actual.equals(expected.entries().get(key))) {
      throw new Violation(
          Check.EXPLAINED,
          key
              + " shows what its documents never said:\n  "
              + actual
              + "\n  expected "
              + expected.entries());
    }
  }

  private @Nullable Content version(String target, Map<String, Integer> chosen) {
    Integer number = chosen.get(target);
    return number == null ? null : history.of(target).get(number);
  }

  private Content own(String id, ObjectNode entry, Map<String, Integer> versions) {
    List<@Nullable Content> all = history.of(id);
    for (int i = versions.getOrDefault(id, 0); i < all.size(); i++) {
      Content content = all.get(i);
      if (content != null && content.version() == entry.path("v").longValue()) {
        versions.put(id, i);
        return content;
      }
    }
    throw new Violation(
        Check.EXPLAINED, id + " has an entry of a version that is not, or is outdated");
  }

  private int find(String key, String target, JsonNode seen, Map<String, Integer> versions) {
    List<@Nullable Content> all = history.of(target);
    for (int i = versions.getOrDefault(target, 0); i < all.size(); i++) {
      if (explains(target, all.get(i), seen)) {
        return i;
      }
    }
    throw new Violation(
        Check.EXPLAINED,
        key
            + " shows "
            + target
            + " as none of its versions from number "
            + versions.getOrDefault(target, 0)
            + " on: "
            + seen);
  }

  private static boolean explains(String target, @Nullable Content version, JsonNode seen) {
    for (JsonNode item : seen) {
      if (item.path("id").textValue().equals(target) && !isShownBy(item, target, version)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShownBy(JsonNode item, String target, @Nullable Content version) {
    if (item.has("awaiting")) {
      throw new Violation(Check.EXPLAINED, "an entry was published while it awaits " + target);
    }
    String text = new String(Json.encode(item), StandardCharsets.UTF_8);
    return text.equals(reads(item).show(target, version));
  }

  private static Reads reads(JsonNode item) {
    if (item.has("all")) {
      return Reads.WHOLE;
    }
    if (item.has("next")) {
      return Reads.NAME_NEXT;
    }
    if (item.has("name")) {
      return item.has("code") ? Reads.NAME_CODE : Reads.NAME;
    }
    return item.has("code") ? Reads.CODE : Reads.EXISTENCE;
  }
}
