package io.latebind.simulation.kafka;

import io.latebind.protocol.StoredDocument;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import io.latebind.simulation.model.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store of contents: it goes back to its last commit, and is restored from {@code documents}. */
public final class StoredContents implements Rows {
  private final Fuse fuse;
  private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
  private final NavigableMap<byte[], byte[]> committed = new TreeMap<>(Arrays::compareUnsigned);
  private int at;

  public StoredContents(Fuse fuse) {
    this.fuse = fuse;
  }

  StoredContents copy(Fuse another) {
    StoredContents copy = new StoredContents(another);
    copy.rows.putAll(rows);
    copy.committed.putAll(committed);
    copy.at = at;
    return copy;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    fuse.burn();
    byte[] value = rows.get(key);
    return value == null ? null : value.clone();
  }

  @Override
  public void put(byte[] key, byte[] value) {
    fuse.burn();
    rows.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    fuse.burn();
    rows.remove(key);
  }

  @Override
  public void walk(byte kind, byte @Nullable [] after, byte @Nullable [] upTo, Visitor visitor) {
    throw new UnsupportedOperationException("nobody goes over contents");
  }

  @Override
  public int compare(byte[] one, byte[] other) {
    throw new UnsupportedOperationException("nobody goes over contents");
  }

  @Override
  public void scan(byte[] from, byte @Nullable [] to, Visitor visitor) {
    throw new UnsupportedOperationException("nobody goes over contents");
  }

  Fuse fuse() {
    return fuse;
  }

  public NavigableMap<byte[], byte[]> all() {
    return rows;
  }

  /** The offset before which it has what its topic has. */
  public int at() {
    return at;
  }

  /** A commit took place, of a state that is made of the documents before an offset. */
  void committed(int documents) {
    committed.clear();
    committed.putAll(rows);
    at = documents;
  }

  /** What is left of it when its task ends in disorder. */
  StoredContents left() {
    StoredContents left = new StoredContents(fuse);
    left.rows.putAll(committed);
    left.committed.putAll(committed);
    left.at = at;
    return left;
  }

  /** Takes the documents that were committed, up to {@code end}. */
  void follow(Log<Broker.Produced> documents, int end) {
    var next = documents.next(at);
    while (next != null && next.offset() < end) {
      take(next);
      next = documents.next(at);
    }
    at = Math.max(at, end);
    committed.clear();
    committed.putAll(rows);
  }

  private void take(Log.Entry<Broker.Produced> record) {
    byte[] key = RowKeys.content(RowKeys.text(record.value().id()));
    Content content = record.value().content();
    if (content == null) {
      rows.remove(key);
    } else {
      byte[] bytes = content.json().getBytes(StandardCharsets.UTF_8);
      rows.put(key, RowCodecs.encode(new StoredDocument(record.offset(), bytes)));
    }
    at = record.offset() + 1;
  }
}
