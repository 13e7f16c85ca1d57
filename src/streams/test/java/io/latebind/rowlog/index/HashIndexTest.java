package io.latebind.rowlog.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rowlog.LogUnderTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index against a map, with hashes of few bits, of the last bits, and of all. */
class HashIndexTest {
  private final List<byte[]> keys = new ArrayList<>();
  private final Map<String, Long> model = new HashMap<>();
  private final HashIndex index = new HashIndex();

  private LongPredicate isAt(byte[] key) {
    return address -> Arrays.equals(keys.get((int) address - 1), key);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFFFFFFFF, 0xFF000000, 0xFFFFFF00, 0x0F00000F, 0})
  void containsWhatAMapContainsWhileItGrows(int hashBits) {
    Random random = new Random(hashBits);
    boolean hasGrown = false;
    int ids = Integer.bitCount(hashBits) <= 8 ? 400 : 4_000;
    for (int i = 0; i < 20_000; i++) {
      String id = "k" + random.nextInt(ids);
      // Mostly growing, then mostly shrinking.
      if (random.nextInt(20_000) < i) {
        long previous = index.remove(hash(id, hashBits), isAt(LogUnderTest.bytes(id)));
        assertThat(previous).as("%s", id).isEqualTo(or0(model.remove(id)));
      } else {
        keys.add(LogUnderTest.bytes(id));
        long previous = index.put(hash(id, hashBits), isAt(LogUnderTest.bytes(id)), keys.size());
        assertThat(previous).as("%s", id).isEqualTo(or0(model.put(id, (long) keys.size())));
      }
      hasGrown |= index.isGrowing();
      if (i % 1_000 == 0 || (index.isGrowing() && i % 10 == 0)) {
        assertContent(ids, hashBits);
      }
    }
    assertContent(ids, hashBits);
    assertThat(hasGrown).isTrue();
  }

  /** More slots than there are in one piece of memory, which is given back while it grows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void growsBeyondAPieceOfMemory(long secret) {
    HashKey hashKey = new HashKey(secret, secret);
    for (int i = 0; i < 40_000; i++) {
      keys.add(LogUnderTest.bytes("k" + i));
      index.put(hashKey.hash32(keys.get(i)), isAt(keys.get(i)), i + 1);
    }
    for (int i = 0; i < 40_000; i++) {
      assertThat(index.find(hashKey.hash32(keys.get(i)), isAt(keys.get(i)))).isEqualTo(i + 1);
    }
    assertThat(index.bytes()).isEqualTo(12 << 16);
  }

  private void assertContent(int ids, int hashBits) {
    assertThat(index.size()).isEqualTo(model.size());
    for (int i = 0; i < ids; i++) {
      long address = index.find(hash("k" + i, hashBits), isAt(LogUnderTest.bytes("k" + i)));
      assertThat(address).isEqualTo(or0(model.get("k" + i)));
    }
    List<Long> visited = new ArrayList<>();
    for (long part = 0; part < 32; part++) {
      int first = (int) (part << 27);
      index.visit(first, first + (1 << 27) - 1, (hash, address) -> visited.add(address));
    }
    assertThat(visited).hasSize(model.size());
    assertThat(new TreeSet<>(visited)).isEqualTo(new TreeSet<>(model.values()));
  }

  private static long or0(@Nullable Long address) {
    return address == null ? 0 : address;
  }

  private static int hash(String id, int bits) {
    return LogUnderTest.HASH_KEY.hash32(LogUnderTest.bytes(id)) & bits;
  }
}
