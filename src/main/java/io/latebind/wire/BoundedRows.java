package io.latebind.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows none of which is larger than a record of their changelog may be. Whatever makes a row has a
 * bound of its own, so that this is the last guard, and nothing comes to it: a row that Kafka
 * refuses would be known only when the transaction ends, with no word of whose it was.
 *
 * @param rows where they are
 * @param maxBytes the key and the value of a row together
 */
record BoundedRows(Rows rows, int maxBytes) implements Rows {
  private static final int SHOWN_BYTES = 1200;

  @Override
  public byte @Nullable [] get(byte[] key) {
    return rows.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    check(key, value);
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    rows.delete(key);
  }

  @Override
  public void write(List<Change> changes) {
    for (Change change : changes) {
      byte[] value = change.value();
      if (value != null) {
        check(change.key(), value);
      }
    }
    rows.write(changes);
  }

  @Override
  public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
    rows.walk(kind, after, upTo, visitor);
  }

  @Override
  public int compare(byte[] one, byte[] other) {
    return rows.compare(one, other);
  }

  @Override
  public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
    rows.scan(from, to, visitor);
  }

  private void check(byte[] key, byte[] value) {
    long bytes = (long) key.length + value.length;
    if (bytes > maxBytes) {
      int shown = Math.min(key.length, SHOWN_BYTES);
      throw new IllegalStateException(
          "the row "
              + new String(key, 0, shown, StandardCharsets.UTF_8)
              + " has "
              + bytes
              + " bytes, and at most "
              + maxBytes
              + " are allowed; when the size of messages was lowered, raise it again, otherwise"
              + " this is a mistake in Latebind: please report it");
    }
  }
}
