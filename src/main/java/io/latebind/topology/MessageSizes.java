package io.latebind.topology;

/**
 * How large a record may be so that what the settings allow can be carried. Topics and producers
 * are given these sizes; what is larger never leaves the indexer.
 */
public final class MessageSizes {
  /**
   * The largest document, and the largest entry, that can be asked for. What is made of two such
   * has to fit into one request, and Kafka's brokers take no more than 100 MiB ({@code
   * socket.request.max.bytes}).
   */
  public static final int MOST_BYTES = 48 * 1024 * 1024;

  /**
   * Beside a key and a value: the headers of a record and of its batch, and what compression adds
   * to what does not compress.
   */
  private static final int AROUND_BYTES = 64 * 1024;

  private MessageSizes() {}

  /**
   * The largest row, message or entry: twice the largest document or entry, as a row may hold
   * several entries, and a message what is around a document.
   */
  public static int largest(int maxDocumentBytes, int maxEntryBytes) {
    return Math.max(
        IndexerTopology.MAX_MESSAGE_BYTES, 2 * Math.max(maxDocumentBytes, maxEntryBytes));
  }

  /** What the topic of documents has to take, compressed or not. */
  public static int documents(int maxDocumentBytes) {
    return maxDocumentBytes + AROUND_BYTES;
  }

  /** What a topic has to take that rows, messages, entries or dead letters are written to. */
  public static int topic(int maxMessageBytes) {
    return maxMessageBytes + AROUND_BYTES;
  }
}
