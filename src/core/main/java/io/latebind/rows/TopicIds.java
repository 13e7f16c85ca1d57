package io.latebind.rows;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The topics that a state is built from.
 *
 * @param documents where documents are written
 * @param reindex the loop between partitions
 * @param entries where entries are published
 */
public record TopicIds(TopicId documents, TopicId reindex, TopicId entries) {
  /** Topics without ids, as in a unit test without a broker. */
  public static final TopicIds UNKNOWN =
      new TopicIds(TopicId.UNKNOWN, TopicId.UNKNOWN, TopicId.UNKNOWN);

  /** The first change since {@code before}; empty when all are the same, as far as is known. */
  public Optional<TopicChange> changeSince(TopicIds before) {
    return Stream.of(
            TopicChange.between("documents", before.documents, documents),
            TopicChange.between("reindex", before.reindex, reindex),
            TopicChange.between("entries", before.entries, entries))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
