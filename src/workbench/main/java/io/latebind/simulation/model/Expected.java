package io.latebind.simulation.model;

import io.latebind.index.Limits;
import io.latebind.index.Projection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a definition makes of one document, worked out by hand. Knows the other documents and the
 * limits, and nothing of the engine.
 */
public final class Expected {
  private final Definition definition;
  private final String id;
  private final Content own;
  private final Function<String, @Nullable Content> documents;
  private final Limits limits;

  private final Map<String, Projection> loads = new LinkedHashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final List<String> seen = new ArrayList<>();
  private final Map<String, String> entries = new LinkedHashMap<>();
  private int referenceBytes;
  private boolean full;
  private boolean rejected;

  private Expected(
      Definition definition,
      String id,
      Content own,
      Function<String, @Nullable Content> documents,
      Limits limits,
      int referenceBytes) {
    this.referenceBytes = referenceBytes;
    this.definition = definition;
    this.id = id;
    this.own = own;
    this.documents = documents;
    this.limits = limits;
  }

  public static Expected of(
      Definition definition,
      String id,
      Content own,
      Function<String, @Nullable Content> documents,
      Limits limits) {
    int all = limits.rows().referenceBytes();
    Expected expected = new Expected(definition, id, own, documents, limits, all);
    expected.work();
    return expected;
  }

  /** Of all that cover the document, by name: what the first ones load takes room from the rest. */
  public static SortedMap<String, Expected> all(
      Setup setup, String id, Content own, Function<String, @Nullable Content> documents) {
    SortedMap<String, Expected> all = new TreeMap<>();
    int left = setup.limits().rows().referenceBytes();
    for (Definition definition :
        setup.definitions().stream().sorted(Comparator.comparing(Definition::name)).toList()) {
      if (definition.cover().covers(id)) {
        Expected one = new Expected(definition, id, own, documents, setup.limits(), left);
        one.work();
        all.put(definition.name(), one);
        left = one.referenceBytes;
      }
    }
    return all;
  }

  public Definition definition() {
    return definition;
  }

  /** Key to JSON. */
  public Map<String, String> entries() {
    return entries;
  }

  /** What is read of each target, in load order. */
  public Map<String, Projection> loads() {
    return loads;
  }

  public boolean namesMissing() {
    return !missing.isEmpty();
  }

  public boolean rejected() {
    return rejected;
  }

  private void work() {
    switch (definition.kind()) {
      case FIELDS -> peer(definition.fields());
      case WHOLE -> peer(Reads.WHOLE);
      case HOPS -> hops(definition.variant() + 1);
      case TAGS -> tags();
      case MOODY -> moody();
    }
    int count = definition.kind() == Definition.Kind.TAGS ? tagEntries() : 1;
    for (int number = 0; number < count && !rejected; number++) {
      String entry = entry(number);
      rejected |= entry.getBytes(StandardCharsets.UTF_8).length > limits.entryBytes();
      String key = definition.name() + "/" + id;
      entries.put(definition.several() ? key + "#" + number : key, entry);
    }
    if (rejected) {
      entries.clear();
    }
  }

  private int tagEntries() {
    return definition.several() ? own.tags() : Math.min(1, own.tags());
  }

  private void peer(Reads reads) {
    if (own.peer() != null) {
      load(own.peer(), reads);
    }
  }

  private void hops(int hops) {
    for (String ref : own.refs()) {
      String at = ref;
      for (int hop = 0; at != null && hop < hops; hop++) {
        Content target = load(at, hop + 1 < hops ? Reads.NAME_NEXT : Reads.CODE);
        if (rejected) {
          return;
        }
        at = target == null || hop + 1 == hops ? null : target.next();
      }
    }
  }

  private void tags() {
    peer(definition.variant() == 0 ? Reads.NAME : Reads.EXISTENCE);
    if (own.next() != null && !rejected) {
      load(own.next(), Reads.NAME);
    }
  }

  private void moody() {
    rejected = own.boom();
    boolean stubborn = definition.variant() == 1;
    for (String ref : own.boom() ? List.<String>of() : own.refs()) {
      Content target = load(ref, Reads.CODE);
      if (target != null && target.code() % 5 == 0) {
        rejected = true;
        return;
      }
      if (rejected && !stubborn) {
        return;
      }
    }
  }

  private @Nullable Content load(String target, Reads reads) {
    if (target.isEmpty() || (loads.size() == limits.loads() && !loads.containsKey(target))) {
      rejected = true;
      return null;
    }
    if (!loads.containsKey(target)) {
      int left = referenceBytes - 5 - target.getBytes(StandardCharsets.UTF_8).length;
      full |= left < 0;
      if (full) {
        rejected = true;
        return null;
      }
      referenceBytes = left;
    }
    loads.merge(target, reads.projection(), Projection::union);
    Content content = documents.apply(target);
    if (content == null) {
      missing.add(target);
    }
    seen.add(reads.show(target, content));
    return content;
  }

  private String entry(int number) {
    StringBuilder entry = new StringBuilder("{\"_id\":").append(Content.quote(id));
    entry.append(",\"_index\":").append(Content.quote(definition.name()));
    entry.append(",\"v\":").append(own.version());
    entry.append(",\"seen\":[").append(String.join(",", seen)).append(']');
    if (definition.kind() == Definition.Kind.TAGS) {
      entry.append(",\"tag\":").append(number);
    }
    if (!loads.isEmpty()) {
      entry.append(",\"_references\":").append(Content.quote(loads.keySet()));
    }
    if (!missing.isEmpty()) {
      entry.append(",\"_missing\":").append(Content.quote(missing));
    }
    boolean readsPeer =
        definition.kind() == Definition.Kind.FIELDS || definition.kind() == Definition.Kind.WHOLE;
    if (readsPeer && own.peer() == null) {
      entry.append(",\"_errors\":{\"peer\":\"absent\"}");
    }
    return entry.append('}').toString();
  }
}
