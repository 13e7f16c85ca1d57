package io.latebind.engine;

import io.latebind.index.Evaluation;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Effect.Publish;
import io.latebind.protocol.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Publishes the entries that an index makes from a document, and withdraws those that it no longer
 * makes.
 */
final class EntryPublisher {
  private EntryPublisher() {}

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

  /** Publishes the entries that differ from those already published. */
  static void publish(List<String> keys, List<byte[]> entries, State state, List<Effect> effects) {
    for (int i = 0; i < keys.size(); i++) {
      if (!Arrays.equals(entries.get(i), state.entry(keys.get(i)))) {
        state.putEntry(keys.get(i), entries.get(i));
        effects.add(new Publish(keys.get(i), entries.get(i)));
      }
    }
  }

  /**
   * Withdraws the entries that are not kept. When an index begins or ceases to number its entries,
   * another document may already own a key that belonged to this one: {@code x#0} loses {@code
   * i/x#0} to {@code x}.
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
