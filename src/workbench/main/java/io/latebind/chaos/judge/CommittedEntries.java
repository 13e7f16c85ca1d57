package io.latebind.chaos.judge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What is known to be committed to {@code entries}, by key. */
public final class CommittedEntries {
  private final Map<String, Committed> keys = new ConcurrentHashMap<>();

  Committed of(String key) {
    return keys.computeIfAbsent(key, any -> new Committed());
  }

  /** Of the order with this id. */
  Committed ofOrder(String id) {
    return of("orders/" + id);
  }

  /** What stands, by key. */
  public Map<String, byte[]> standing() {
    Map<String, byte[]> standing = new TreeMap<>();
    keys.forEach(
        (key, committed) -> {
          String value = committed.now().value();
          if (value != null) {
            standing.put(key, value.getBytes(StandardCharsets.UTF_8));
          }
        });
    return standing;
  }
}
