package io.latebind.wire;

import io.latebind.index.Projection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encodes a projection as the list of its paths. There are few different projections, and they are
 * in every row, so those already seen are cached.
 */
public final class ProjectionCodec {
  /** Bounds the cache: indexes that compute projections as they go must not fill the memory. */
  private static final int MAX_REMEMBERED = 10_000;

  private static final Map<Projection, byte[]> WRITTEN = new ConcurrentHashMap<>();
  private static final Map<ByteBuffer, Projection> READ = new ConcurrentHashMap<>();

  private ProjectionCodec() {}

  public static void write(Projection projection, ByteWriter out) {
    byte[] known = WRITTEN.get(projection);
    if (known == null) {
      known = encode(projection);
      remember(WRITTEN, projection, known);
    }
    out.writeRest(known);
  }

  private static byte[] encode(Projection projection) {
    ByteWriter out = new ByteWriter(64);
    List<List<String>> paths = projection.paths();
    out.writeNumber(paths.size());
    paths.forEach(out::writeTexts);
    return out.toBytes();
  }

  public static Projection read(ByteReader in) {
    int from = in.position();
    for (int i = in.readCount(); i > 0; i--) {
      in.skipTexts();
    }
    byte[] bytes = in.between(from, in.position());
    ByteBuffer key = ByteBuffer.wrap(bytes);
    Projection known = READ.get(key);
    if (known == null) {
      known = decode(new ByteReader(bytes));
      remember(READ, key, known);
    }
    return known;
  }

  private static Projection decode(ByteReader in) {
    int count = in.readCount();
    List<List<String>> paths = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      paths.add(in.readTexts());
    }
    return Projection.of(paths);
  }

  private static <K, V> void remember(Map<K, V> all, K key, V value) {
    if (all.size() >= MAX_REMEMBERED) {
      all.clear();
    }
    all.put(key, value);
  }
}
