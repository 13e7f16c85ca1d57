package io.latebind.rows;

/**
 * The position of a partition's state in its input. It is a row of that state, written with every
 * commit, so that the state itself says which commit left it, and from which input it was built.
 *
 * @param commit the number of the commit, from 1. The group's offsets carry the same number
 * @param documents the offset of the first record of {@code documents} that is not in the state
 * @param reindex the offset of the first record of {@code reindex} that is not in the state
 * @param contents the number by which the store of contents beside it identifies itself; 0 for
 *     none. With another store, contents may be missing
 * @param topics the topics that it was built from
 */
public record Position(long commit, long documents, long reindex, long contents, TopicIds topics) {
  /** The position of a state that was never committed. */
  public static Position begin(TopicIds topics) {
    return new Position(0, 0, 0, 0, topics);
  }

  /** The same after one more commit. */
  public Position next(long nextDocument, long nextMessage) {
    return new Position(
        commit + 1,
        Math.max(documents, nextDocument),
        Math.max(reindex, nextMessage),
        contents,
        topics);
  }

  /** The same with a store of contents. */
  public Position beside(long store) {
    return new Position(commit, documents, reindex, store, topics);
  }
}
