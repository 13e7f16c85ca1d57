package io.latebind.wire;

import io.latebind.engine.Evaluated;
import io.latebind.engine.IndexState;
import io.latebind.engine.Projection;
import io.latebind.engine.State;
import io.latebind.engine.StoredDocument;
import io.latebind.engine.Sweep;
import io.latebind.engine.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of a partition as rows of bytes. */
public final class RowState implements State {
  private static final byte[] PRESENT = {1};

  private final Rows documents;
  private final Rows entries;
  private final Rows protocol;

  /**
   * The state in three stores.
   *
   * @param documents id to document
   * @param entries key on the {@code entries} topic to entry
   * @param protocol all else, by {@link RowKeys}
   */
  public RowState(Rows documents, Rows entries, Rows protocol) {
    this.documents = documents;
    this.entries = entries;
    this.protocol = protocol;
  }

  @Override
  public @Nullable StoredDocument document(String id) {
    byte[] row = documents.get(RowKeys.text(id));
    return row == null ? null : RowCodecs.decodeDocument(row);
  }

  @Override
  public void putDocument(String id, StoredDocument document) {
    documents.put(RowKeys.text(id), RowCodecs.encode(document));
  }

  @Override
  public void removeDocument(String id) {
    documents.delete(RowKeys.text(id));
  }

  @Override
  public List<String> documents(String after, @Nullable String upTo, int limit) {
    byte[] to = upTo == null ? null : RowKeys.behind(RowKeys.text(upTo));
    return scan(documents, RowKeys.behind(RowKeys.text(after)), to, 0, limit);
  }

  @Override
  public @Nullable Evaluated evaluated(String id) {
    byte[] row = protocol.get(RowKeys.key(RowKeys.EVALUATED, id));
    return row == null ? null : RowCodecs.decodeEvaluated(row);
  }

  @Override
  public void putEvaluated(String id, Evaluated evaluated) {
    protocol.put(RowKeys.key(RowKeys.EVALUATED, id), RowCodecs.encode(evaluated));
  }

  @Override
  public void removeEvaluated(String id) {
    protocol.delete(RowKeys.key(RowKeys.EVALUATED, id));
  }

  @Override
  public @Nullable Target target(String id) {
    byte[] row = protocol.get(RowKeys.key(RowKeys.TARGET, id));
    return row == null ? null : RowCodecs.decodeTarget(row);
  }

  @Override
  public void putTarget(String id, Target target) {
    protocol.put(RowKeys.key(RowKeys.TARGET, id), RowCodecs.encode(target));
  }

  @Override
  public void removeTarget(String id) {
    protocol.delete(RowKeys.key(RowKeys.TARGET, id));
  }

  @Override
  public void addReferrer(String target, String referrer) {
    protocol.put(RowKeys.referrer(target, referrer), PRESENT);
  }

  @Override
  public void removeReferrer(String target, String referrer) {
    protocol.delete(RowKeys.referrer(target, referrer));
  }

  @Override
  public List<String> referrers(String target, String after, @Nullable String upTo, int limit) {
    byte[] all = RowKeys.referrer(target, "");
    byte[] from = RowKeys.behind(RowKeys.referrer(target, after));
    byte[] to =
        upTo == null ? RowKeys.behindAll(all) : RowKeys.behind(RowKeys.referrer(target, upTo));
    return scan(protocol, from, to, all.length, limit);
  }

  @Override
  public Map<Integer, Projection> subscribers(String target) {
    byte[] row = protocol.get(RowKeys.key(RowKeys.SUBSCRIBERS, target));
    return row == null ? Map.of() : RowCodecs.decodeSubscribers(row);
  }

  @Override
  public void putSubscribers(String target, Map<Integer, Projection> subscribers) {
    byte[] key = RowKeys.key(RowKeys.SUBSCRIBERS, target);
    if (subscribers.isEmpty()) {
      protocol.delete(key);
    } else {
      protocol.put(key, RowCodecs.encodeSubscribers(subscribers));
    }
  }

  @Override
  public @Nullable Sweep sweep(String name) {
    byte[] row = protocol.get(RowKeys.key(RowKeys.SWEEP, name));
    return row == null ? null : RowCodecs.decodeSweep(row);
  }

  @Override
  public void putSweep(String name, Sweep sweep) {
    protocol.put(RowKeys.key(RowKeys.SWEEP, name), RowCodecs.encode(sweep));
  }

  @Override
  public void removeSweep(String name) {
    protocol.delete(RowKeys.key(RowKeys.SWEEP, name));
  }

  @Override
  public @Nullable String nextSweep(@Nullable String after) {
    byte[] all = {RowKeys.SWEEP};
    byte[] from = after == null ? all : RowKeys.behind(RowKeys.key(RowKeys.SWEEP, after));
    List<String> next = scan(protocol, from, RowKeys.behindAll(all), 1, 1);
    return next.isEmpty() ? null : next.getFirst();
  }

  @Override
  public byte @Nullable [] entry(String key) {
    return entries.get(RowKeys.text(key));
  }

  @Override
  public void putEntry(String key, byte[] entry) {
    entries.put(RowKeys.text(key), entry);
  }

  @Override
  public void removeEntry(String key) {
    entries.delete(RowKeys.text(key));
  }

  @Override
  public @Nullable IndexState index(String name) {
    byte[] row = protocol.get(RowKeys.index(name));
    return row == null ? null : RowCodecs.decodeIndex(row);
  }

  @Override
  public void putIndex(String name, IndexState index) {
    protocol.put(RowKeys.index(name), RowCodecs.encode(index));
  }

  @Override
  public void removeIndex(String name) {
    protocol.delete(RowKeys.index(name));
  }

  @Override
  public List<String> indexes() {
    byte[] all = {RowKeys.INDEX};
    return scan(protocol, all, RowKeys.behindAll(all), 1, Integer.MAX_VALUE);
  }

  private static List<String> scan(
      Rows rows, byte[] from, byte @Nullable [] to, int prefix, int limit) {
    List<String> ids = new ArrayList<>();
    rows.scan(
        from,
        to,
        key -> {
          ids.add(RowKeys.text(key, prefix));
          return ids.size() < limit;
        });
    return ids;
  }
}
