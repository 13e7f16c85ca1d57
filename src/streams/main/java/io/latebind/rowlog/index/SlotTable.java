package io.latebind.rowlog.index;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An off-heap hash table with open addressing and linear probing. A slot is empty or has a hash and
 * an address. The upper bits of a hash are its home, so that slots are nearly in the order of
 * hashes. Memory is allocated in chunks when they are first written, so that no allocation takes
 * long.
 */
final class SlotTable {
  private static final int SLOT_BYTES = 12;
  private static final int MAX_CHUNK_BITS = 14;
  private final int bits;
  private final int chunkBits;
  private final @Nullable ByteBuffer[] chunks;
  private long bytes;
  private int size;

  /**
   * An empty table.
   *
   * @param bits the bits of a home: there are 2^bits slots, from 2 to 2^30
   */
  SlotTable(int bits) {
    if (bits < 1 || bits > 30) {
      throw new IllegalStateException("An index holds no more than 800 million rows");
    }
    this.bits = bits;
    this.chunkBits = Math.min(bits, MAX_CHUNK_BITS);
    this.chunks = new ByteBuffer[1 << (bits - chunkBits)];
  }

  int bits() {
    return bits;
  }

  int slots() {
    return 1 << bits;
  }

  /** The number of slots that are not empty. */
  int size() {
    return size;
  }

  /** The memory for slots, in bytes. */
  long bytes() {
    return bytes;
  }

  int home(int hash) {
    return hash >>> (32 - bits);
  }

  int next(int slot) {
    return (slot + 1) & (slots() - 1);
  }

  /** The address in a slot; 0 when it is empty. */
  long address(int slot) {
    ByteBuffer chunk = chunks[slot >>> chunkBits];
    return chunk == null ? 0 : chunk.getLong(at(slot) + 4);
  }

  int hash(int slot) {
    ByteBuffer chunk = chunks[slot >>> chunkBits];
    return chunk == null ? 0 : chunk.getInt(at(slot));
  }

  /** Replaces the address in a slot that is not empty. */
  void replace(int slot, long address) {
    set(slot, hash(slot), address);
  }

  /** Inserts into the next empty slot from the home of {@code hash} on. */
  void insert(int hash, long address) {
    int slot = home(hash);
    while (address(slot) != 0) {
      slot = next(slot);
    }
    set(slot, hash, address);
    size++;
  }

  /** Empties only this slot, although others may then be out of reach from their homes. */
  void clear(int slot) {
    set(slot, 0, 0);
    size--;
  }

  /** Empties a slot. Entries that it displaced move back, so that no deletion marker is needed. */
  void remove(int slot) {
    int hole = slot;
    for (int from = next(slot); address(from) != 0; from = next(from)) {
      int mask = slots() - 1;
      int displaced = (from - home(hash(from))) & mask;
      if (displaced >= ((from - hole) & mask)) {
        set(hole, hash(from), address(from));
        hole = from;
      }
    }
    clear(hole);
  }

  /** Frees the chunk that {@code slot} is in; all slots there are empty. */
  void release(int slot) {
    ByteBuffer chunk = chunks[slot >>> chunkBits];
    if (chunk != null) {
      bytes -= chunk.capacity();
      chunks[slot >>> chunkBits] = null;
    }
  }

  /** Whether two slots are in the same chunk. */
  boolean areTogether(int slot, int other) {
    return slot >>> chunkBits == other >>> chunkBits;
  }

  private void set(int slot, int hash, long address) {
    ByteBuffer chunk = chunks[slot >>> chunkBits];
    if (chunk == null) {
      chunk = ByteBuffer.allocateDirect(SLOT_BYTES << chunkBits);
      chunks[slot >>> chunkBits] = chunk;
      bytes += chunk.capacity();
    }
    chunk.putInt(at(slot), hash).putLong(at(slot) + 4, address);
  }

  private int at(int slot) {
    return (slot & ((1 << chunkBits) - 1)) * SLOT_BYTES;
  }
}
