package io.latebind.wire;

/**
 * How far the state of a partition has come. It is a row of that state, written with every commit:
 * so the state itself says which commit left it, and which input it is made of.
 *
 * @param commit the number of the commit, from 1. The group's offsets carry the same number
 * @param documents the offset of the first record of {@code documents} that is not in the state
 * @param reindex the offset of the first record of {@code reindex} that is not in the state
 * @param contents the store of documents' contents that was beside it, by a number that it has
 *     given itself; 0 for none. Beside another one, contents may be missing
 * @param topics the topics that it was made of
 */
public record Position(long commit, long documents, long reindex, long contents, TopicIds topics) {
  /** Of a state that was never committed. */
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

  /** The same beside a store of contents. */
  public Position beside(long store) {
    return new Position(commit, documents, reindex, store, topics);
  }
}
