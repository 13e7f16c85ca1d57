package io.latebind.state;

/**
 * A Bloom filter of keys. It never denies a key that was added, and takes about one in a hundred
 * others for added.
 *
 * <p>All bits of a key are in one block of 512, so that a lookup costs one memory access.
 */
final class BloomFilter {
  private static final int BLOCK_WORDS = 8;
  private static final int BITS_PER_KEY = 10;
  private static final int BITS_SET = 5;
  private static final int POSITION_BITS = 9;

  private final long[] words;
  private final int blocks;
  private int room;

  private BloomFilter(int blocks) {
    this.blocks = blocks;
    this.words = new long[blocks * BLOCK_WORDS];
    this.room = words.length * Long.SIZE / BITS_PER_KEY;
  }

  /** A filter that takes at most {@code bytes} of memory. */
  static BloomFilter ofBytes(long bytes) {
    long blocks = bytes / (BLOCK_WORDS * Long.BYTES);
    return new BloomFilter((int) Math.min(blocks, Integer.MAX_VALUE / (BLOCK_WORDS * Long.SIZE)));
  }

  /**
   * Adds a key.
   *
   * @return false when there is no room for more: no lookup is valid any longer
   */
  boolean add(String key) {
    if (room == 0) {
      return false;
    }
    room--;
    addBeyond(key);
    return true;
  }

  /** Adds a key even when there is no room, at the cost of more false positives. */
  void addBeyond(String key) {
    if (blocks == 0) {
      return;
    }
    long hash = hash(key);
    int block = block(hash);
    for (int i = 0; i < BITS_SET; i++) {
      int position = position(hash, i);
      words[block + position / Long.SIZE] |= 1L << position;
    }
  }

  /** How many more keys it has room for. */
  int room() {
    return room;
  }

  /** How much memory it takes. */
  long bytes() {
    return (long) words.length * Long.BYTES;
  }

  /** Whether a key may have been added. */
  boolean mayContain(String key) {
    if (blocks == 0) {
      return false;
    }
    long hash = hash(key);
    int block = block(hash);
    for (int i = 0; i < BITS_SET; i++) {
      int position = position(hash, i);
      if ((words[block + position / Long.SIZE] & (1L << position)) == 0) {
        return false;
      }
    }
    return true;
  }

  private int block(long hash) {
    return (int) Math.multiplyHigh(hash & Long.MAX_VALUE, 2L * blocks) * BLOCK_WORDS;
  }

  private static int position(long hash, int i) {
    return (int) (hash >>> (i * POSITION_BITS)) & ((1 << POSITION_BITS) - 1);
  }

  /** FNV-1a over the characters, with its bits mixed as in SplitMix64. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
