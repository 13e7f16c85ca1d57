package io.latebind.wire;

import org.jspecify.annotations.Nullable;

/**
 * What tells topics from others of the same names that were there before them.
 *
 * @param documents the id of the {@code documents} topic; empty when it is not known
 * @param reindex the id of the {@code reindex} topic
 * @param entries the id of the {@code entries} topic
 */
public record TopicIds(String documents, String reindex, String entries) {
  /** Where topics have no ids, as in a unit test without a broker. */
  public static final TopicIds UNKNOWN = new TopicIds("", "", "");

  /** Which topic is not the one that it was; null when all are the same, as far as is known. */
  @Nullable String changedSince(TopicIds before) {
    if (differ(before.documents, documents)) {
      return "documents";
    }
    if (differ(before.reindex, reindex)) {
      return "reindex";
    }
    return differ(before.entries, entries) ? "entries" : null;
  }

  private static boolean differ(String before, String now) {
    return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
  }
}
