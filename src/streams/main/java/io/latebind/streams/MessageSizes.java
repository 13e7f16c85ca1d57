package io.latebind.streams;

/**
 * The sizes of records that have to be carried under the settings. Topics and producers are
 * configured with these sizes; nothing larger leaves the indexer.
 */
public final class MessageSizes {
  /**
   * The largest row, message or entry, in bytes, where no setting asks for larger ones. The files
   * under {@code topics/} have the same size.
   */
  public static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

  /**
   * The largest size that can be set for a document or an entry, in bytes. What is made of two of
   * these has to fit into one request, and Kafka's brokers accept at most 100 MiB ({@code
   * socket.request.max.bytes}).
   */
  public static final int MOST_BYTES = 48 * 1024 * 1024;

  /**
   * The bytes beside a key and a value: the headers of a record and of its batch, and what
   * compression adds to incompressible data.
   */
  private static final int AROUND_BYTES = 64 * 1024;

  private MessageSizes() {}

  /**
   * The size of the largest row, message or entry: twice the largest document or entry, because a
   * row may hold several entries, and a message holds more than a document.
   */
  public static int largest(int maxDocumentBytes, int maxEntryBytes) {
    return Math.max(MAX_MESSAGE_BYTES, 2 * Math.max(maxDocumentBytes, maxEntryBytes));
  }

  /** The largest record that the documents topic has to accept, compressed or not. */
  public static int documents(int maxDocumentBytes) {
    return maxDocumentBytes + AROUND_BYTES;
  }

  /** The largest record that a topic of rows, messages, entries or dead letters has to accept. */
  public static int topic(int maxMessageBytes) {
    return maxMessageBytes + AROUND_BYTES;
  }
}
