package io.latebind.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of rows. All kinds but documents and entries share one store, told apart by the first
 * byte:
 *
 * <pre>
 *   E id                 what the document was evaluated to
 *   I name               an index and its counts
 *   R length target id   the document id loads target
 *   S id                 who subscribed to the document
 *   T id                 what is needed of the target
 *   W name               an open sweep
 * </pre>
 */
public final class RowKeys {
  static final byte EVALUATED = 'E';
  static final byte INDEX = 'I';
  static final byte REFERRER = 'R';
  static final byte SUBSCRIBERS = 'S';
  static final byte TARGET = 'T';
  static final byte SWEEP = 'W';

  private RowKeys() {}

  /** The key of a document or of an entry. */
  public static byte[] text(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  /** The key of what a document was evaluated to. */
  public static byte[] evaluated(String id) {
    return key(EVALUATED, id);
  }

  /** The key of an index's counts. */
  public static byte[] index(String name) {
    return key(INDEX, name);
  }

  /** The first key that an open sweep can have. */
  public static byte[] firstSweep() {
    return new byte[] {SWEEP};
  }

  /** The first key behind all open sweeps. */
  public static byte[] behindSweeps() {
    return new byte[] {SWEEP + 1};
  }

  /** The name of the sweep with this key. */
  public static String sweepName(byte[] key) {
    return text(key, 1);
  }

  /** The key of a row of one kind. */
  static byte[] key(byte kind, String id) {
    byte[] text = text(id);
    byte[] key = new byte[text.length + 1];
    key[0] = kind;
    System.arraycopy(text, 0, key, 1, text.length);
    return key;
  }

  static byte[] referrer(String target, String referrer) {
    byte[] first = text(target);
    byte[] second = text(referrer);
    byte[] key = new byte[3 + first.length + second.length];
    key[0] = REFERRER;
    key[1] = (byte) (first.length >>> 8);
    key[2] = (byte) first.length;
    System.arraycopy(first, 0, key, 3, first.length);
    System.arraycopy(second, 0, key, 3 + first.length, second.length);
    return key;
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

  static String text(byte[] key, int from) {
    return new String(key, from, key.length - from, StandardCharsets.UTF_8);
  }
}
