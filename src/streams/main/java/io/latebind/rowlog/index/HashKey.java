package io.latebind.rowlog.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The secret of a keyed hash, and the hash itself: SipHash-1-3. The keys of rows come from
 * untrusted sources, which could otherwise choose keys that all collide.
 *
 * @param first the first half of the secret
 * @param second the second half of the secret
 */
public record HashKey(long first, long second) {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The upper half of the hash, which the index uses. */
  public int hash32(byte[] bytes) {
    return (int) (hash(bytes) >>> 32);
  }

  long hash(byte[] bytes) {
    State state = new State(first, second);
    int whole = bytes.length & ~7;
    for (int at = 0; at < whole; at += 8) {
      state.add((long) WORDS.get(bytes, at));
    }
    long last = (long) bytes.length << 56;
    for (int at = whole; at < bytes.length; at++) {
      last |= (bytes[at] & 0xFFL) << (8 * (at - whole));
    }
    state.add(last);
    return state.finish();
  }

  /** The four words of SipHash. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void add(long word) {
      v3 ^= word;
      round();
      v0 ^= word;
    }

    long finish() {
      v2 ^= 0xFF;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
