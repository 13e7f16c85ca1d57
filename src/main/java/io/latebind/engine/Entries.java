package io.latebind.engine;

import io.latebind.engine.Effect.Publish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Publishes what an index made of a document, and withdraws what it does not make any more. */
final class Entries {
  private Entries() {}

  /** The keys of a number of entries. */
  static List<String> keys(String name, boolean several, String id, int entries) {
    if (entries == 0) {
      return List.of();
    }
    List<String> keys = new ArrayList<>(entries);
    for (int number = 0; number < entries; number++) {
      keys.add(Evaluation.key(name, several, id, number));
    }
    return keys;
  }

  /** Publishes what is not published as it is. */
  static void publish(List<String> keys, List<byte[]> entries, State state, List<Effect> effects) {
    for (int i = 0; i < keys.size(); i++) {
      if (!Arrays.equals(entries.get(i), state.entry(keys.get(i)))) {
        state.putEntry(keys.get(i), entries.get(i));
        effects.add(new Publish(keys.get(i), entries.get(i)));
      }
    }
  }

  /**
   * Withdraws what is not kept. When an index begins to number its entries, or ends to, another
   * document may have a key already that was this one's: {@code x#0} loses {@code i/x#0} to {@code
   * x}.
   */
  static void withdraw(
      String id, List<String> old, List<String> kept, State state, List<Effect> effects) {
    for (String key : old) {
      byte[] entry = kept.contains(key) ? null : state.entry(key);
      if (entry != null && Evaluation.isOf(id, entry)) {
        state.removeEntry(key);
        effects.add(new Publish(key, null));
      }
    }
  }
}
