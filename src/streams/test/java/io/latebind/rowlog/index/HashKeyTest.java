package io.latebind.rowlog.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.rowlog.LogUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SipHash-1-3 as CPython 3.11 has it, for the bytes 0, 1, 2 and so on. */
class HashKeyTest {
  @ParameterizedTest
  @CsvSource({
    "1, 68a914128e01e473",
    "2, 010bac45c41e3669",
    "7, 2f098ab0c751325a",
    "8, ead411e67ebe2eea",
    "9, 75927f9d95124362",
    "15, f30eb725bb91c9ea",
    "16, 8972188433a5c5b7",
    "63, 385d3e39e5f37359"
  })
  void hashesAsOthersDo(int length, String hash) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    assertThat(new HashKey(0, 0).hash(bytes)).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  @Test
  void theSecretMatters() {
    assertThat(LogUnderTest.HASH_KEY.hash(new byte[0])).isEqualTo(0xabac0158050fc4dcL);
  }
}
