package io.latebind.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.document.Partitioning;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitioningsTest {
  @Test
  void murmur2IsWhatJavaProducersDo() {
    for (int i = 0; i < 1_000; i++) {
      byte[] key = ("emails/" + i).getBytes(StandardCharsets.UTF_8);

      assertThat(Partitionings.MURMUR2.home("emails/" + i, 7))
          .isEqualTo(Utils.toPositive(Utils.murmur2(key)) % 7);
    }
  }

  @Test
  void crc32IsWhatLibrdkafkaCallsConsistent() {
    // The check value of CRC-32 for these nine digits.
    assertThat(Partitionings.CRC32.home("123456789", 1_000)).isEqualTo((int) (0xCBF43926L % 1_000));
  }

  @Test
  void anAnchoredIdLivesWithItsAnchor() {
    Partitioning anchored = Partitionings.parse("murmur2,anchor=$");

    for (int i = 0; i < 100; i++) {
      assertThat(anchored.home("text/9$emails/" + i, 12))
          .isEqualTo(Partitionings.MURMUR2.home("emails/" + i, 12));
    }
    assertThat(anchored.home("text/9$", 12)).isEqualTo(Partitionings.MURMUR2.home("text/9$", 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "md5", "murmur2,", "murmur2,anchor=", "murmur2,anker=$"})
  void anUnknownPartitioningIsRefusedWithTheKnownOnes(String setting) {
    assertThatThrownBy(() -> Partitionings.parse(setting)).hasMessageContaining("murmur2,anchor=$");
  }
}
