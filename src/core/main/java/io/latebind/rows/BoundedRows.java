package io.latebind.rows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are checked against the largest record of their changelog. Whatever makes a row has a
 * bound of its own, so this is the last guard, which should never be reached: a row that Kafka
 * refuses would fail only at the end of the transaction, without a word about which row it was.
 *
 * @param rows where they are stored
 * @param maxBytes the most bytes of the key and the value of a row together
 */
public record BoundedRows(Rows rows, int maxBytes) implements Rows {
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
