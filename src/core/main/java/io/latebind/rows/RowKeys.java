package io.latebind.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of rows, distinguished by the first byte:
 *
 * <pre>
 *   B id                 the content of a document, in a store of its own
 *   C chunk id           a chunk of the referrers of a target that has many
 *   D id                 a dirty document
 *   I name               an index and its counts
 *   K id                 the content of a document that its topic may forget
 *   N id                 all that is stored under an id, except the content of the document
 *   O                    the position of the state
 *   P key                an entry whose key does not identify its document, or that is large
 *   R id                 where the referrers are of a target that has many
 *   S                    the number by which a store of contents identifies itself
 *   W name               an open sweep
 * </pre>
 */
public final class RowKeys {
  static final byte CONTENT = 'B';
  static final byte CHUNK = 'C';
  public static final byte DIRTY = 'D';
  public static final byte INDEX = 'I';
  public static final byte KEPT = 'K';
  public static final byte ID = 'N';
  public static final byte POSITION = 'O';
  public static final byte ENTRY = 'P';
  public static final byte REFERRER = 'R';
  static final byte STORE = 'S';
  public static final byte SWEEP = 'W';

  private RowKeys() {}

  /** Whether the rows of a kind are kept in the order of their keys. */
  public static boolean isOrdered(byte kind) {
    return kind == DIRTY || kind == INDEX || kind == POSITION || kind == SWEEP;
  }

  /** The bytes of a text in a key. */
  public static byte[] text(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  /** The key of the content of a document, whose id is given as bytes, as in Kafka. */
  public static byte[] content(byte[] id) {
    return key(CONTENT, id);
  }

  /** The key of a row of one kind. */
  public static byte[] key(byte kind, String id) {
    return key(kind, text(id));
  }

  private static byte[] key(byte kind, byte[] text) {
    byte[] key = new byte[text.length + 1];
    key[0] = kind;
    System.arraycopy(text, 0, key, 1, text.length);
    return key;
  }

  /** The key of a chunk of the referrers of a target. */
  public static byte[] chunk(String target, int number) {
    byte[] text = text(target);
    return ByteBuffer.allocate(1 + Integer.BYTES + text.length)
        .put(CHUNK)
        .putInt(number)
        .put(text)
        .array();
  }

  /** The target in the key of a chunk. */
  public static String targetOfChunk(byte[] key) {
    return text(key, 1 + Integer.BYTES);
  }

  /** The first key after {@code key}. */
  static byte[] behind(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /** The first key after all that begin with {@code prefix}; null when there can be none. */
  static byte @Nullable [] behindAll(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xFF) {
        byte[] end = Arrays.copyOf(prefix, i + 1);
        end[i]++;
        return end;
      }
    }
    return null;
  }

  /**
   * The texts of keys, without their first bytes.
   *
   * @param from the first key
   * @param to the key before which to stop; null to go to the last
   * @param prefix how many bytes to leave out
   */
  static List<String> scan(Rows rows, byte[] from, byte @Nullable [] to, int prefix, int limit) {
    List<String> texts = new ArrayList<>();
    rows.scan(
        from,
        to,
        key -> {
          texts.add(text(key, prefix));
          return texts.size() < limit;
        });
    return texts;
  }

  /**
   * The ids of one kind of rows in the order of the rows.
   *
   * @param after only ids after this one; from the first when empty
   * @param upTo no ids after this one, unless null
   */
  public static List<String> ids(
      Rows rows, byte kind, String after, @Nullable String upTo, int limit) {
    List<String> ids = new ArrayList<>();
    rows.walk(
        kind,
        after.isEmpty() ? null : key(kind, after),
        upTo == null ? null : key(kind, upTo),
        key -> {
          ids.add(text(key, 1));
          return ids.size() < limit;
        });
    return ids;
  }

  /** The texts of all rows of an ordered kind. */
  public static List<String> all(Rows rows, byte kind) {
    byte[] first = {kind};
    return scan(rows, first, behindAll(first), 1, Integer.MAX_VALUE);
  }

  public static String text(byte[] key, int from) {
    return new String(key, from, key.length - from, StandardCharsets.UTF_8);
  }
}
