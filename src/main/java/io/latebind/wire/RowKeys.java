package io.latebind.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of rows, told apart by the first byte:
 *
 * <pre>
 *   B id                 the content of a document, in a store of its own
 *   C chunk id           some of the referrers of a target that has many
 *   D id                 a document that loads something that has changed
 *   I name               an index and its counts
 *   K id                 the content of a document that its topic may forget
 *   N id                 all that is kept under an id, but the content of the document
 *   O                    how far the state has come
 *   P key                an entry whose key does not tell its document, or that is large
 *   R id                 where the referrers of a target are that has many
 *   S                    the number that a store of contents has given itself
 *   W name               an open sweep
 * </pre>
 */
public final class RowKeys {
  static final byte CONTENT = 'B';
  static final byte CHUNK = 'C';
  static final byte DIRTY = 'D';
  static final byte INDEX = 'I';
  static final byte KEPT = 'K';
  static final byte ID = 'N';
  static final byte POSITION = 'O';
  static final byte ENTRY = 'P';
  static final byte REFERRER = 'R';
  static final byte STORE = 'S';
  static final byte SWEEP = 'W';

  private RowKeys() {}

  /** Whether the rows of a kind are kept in the order of their keys. */
  public static boolean isOrdered(byte kind) {
    return kind == DIRTY || kind == INDEX || kind == POSITION || kind == SWEEP;
  }

  /** A text as it is in keys. */
  public static byte[] text(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  /** The key of the content of a document, with its id as it is in Kafka. */
  public static byte[] content(byte[] id) {
    return key(CONTENT, id);
  }

  /** The key of a row of one kind. */
  static byte[] key(byte kind, String id) {
    return key(kind, text(id));
  }

  private static byte[] key(byte kind, byte[] text) {
    byte[] key = new byte[text.length + 1];
    key[0] = kind;
    System.arraycopy(text, 0, key, 1, text.length);
    return key;
  }

  /** The key of some of the referrers of a target. */
  static byte[] chunk(String target, int number) {
    byte[] text = text(target);
    return ByteBuffer.allocate(1 + Integer.BYTES + text.length)
        .put(CHUNK)
        .putInt(number)
        .put(text)
        .array();
  }

  /** The target of such a key. */
  public static String targetOfChunk(byte[] key) {
    return text(key, 1 + Integer.BYTES);
  }

  /** The first key behind {@code key}. */
  static byte[] behind(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  /** The first key behind all that begin with {@code prefix}; null when there can be none. */
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
   * The texts behind the first bytes of keys.
   *
   * @param from the first key
   * @param to the key before which to stop; null to go to the last
   * @param prefix how many bytes not to read
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
   * @param after only ids behind this one; all from the first when empty
   * @param upTo no ids behind this one, when given
   */
  static List<String> ids(Rows rows, byte kind, String after, @Nullable String upTo, int limit) {
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
  static List<String> all(Rows rows, byte kind) {
    byte[] first = {kind};
    return scan(rows, first, behindAll(first), 1, Integer.MAX_VALUE);
  }

  static String text(byte[] key, int from) {
    return new String(key, from, key.length - from, StandardCharsets.UTF_8);
  }
}
