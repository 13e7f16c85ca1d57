package io.latebind.state;

import io.latebind.rows.Rows;
import org.jspecify.annotations.Nullable;

/** Rows that count how often something is looked for. */
final class CountingRows implements Rows {
  private final Rows rows;
  int gets;

  CountingRows(Rows rows) {
    this.rows = rows;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    gets++;
    return rows.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    rows.delete(key);
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
}
