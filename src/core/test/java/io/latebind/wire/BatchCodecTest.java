package io.latebind.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.protocol.Message.Unsubscribe;
import io.latebind.state.RandomDamage;
import io.latebind.state.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchCodecTest {
  @Test
  void whatIsWrittenIsReadInItsOrder() {
    Samples samples = new Samples(1);
    for (int i = 0; i < 3_000; i++) {
      List<BatchCodec.Part> parts = parts(samples);

      byte[] batch = BatchCodec.encode(parts);

      assertThat(BatchCodec.isBatch(batch)).isTrue();
      assertThat(texts(BatchCodec.decode(batch))).isEqualTo(texts(parts));
    }
  }

  private static List<String> texts(List<BatchCodec.Part> parts) {
    return parts.stream()
        .map(part -> Arrays.toString(part.target()) + Arrays.toString(part.value()))
        .toList();
  }

  private static List<BatchCodec.Part> parts(Samples samples) {
    List<BatchCodec.Part> parts = new ArrayList<>();
    for (int i = samples.below(samples.flip() ? 5 : 300); i >= 0; i--) {
      parts.add(
          new BatchCodec.Part(samples.text().getBytes(StandardCharsets.UTF_8), samples.bytes()));
    }
    return parts;
  }

  @Test
  void whateverElseIsRefused() {
    Samples samples = new Samples(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = RandomDamage.of(BatchCodec.encode(parts(samples)), samples);

      RandomDamage.readsOrRefuses(() -> BatchCodec.decode(bytes));
    }
  }

  @Test
  void aBatchThatIsCutOrGoesOnIsRefused() {
    byte[] whole = BatchCodec.encode(parts(new Samples(3)));
    for (int length = 0; length <= whole.length + 3; length++) {
      byte[] other = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThatThrownBy(() -> BatchCodec.decode(other))
            .isInstanceOf(MalformedRowException.class);
      }
    }
  }

  @Test
  void aBatchOfNothingIsRefused() {
    assertThatThrownBy(() -> BatchCodec.decode(BatchCodec.encode(List.of())))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void aMessageIsNoBatchAndABatchNoMessage() {
    byte[] message = MessageCodec.encode(new Unsubscribe("t", 3));
    byte[] batch = BatchCodec.encode(List.of(new BatchCodec.Part(new byte[] {'t'}, message)));

    assertThat(BatchCodec.isBatch(message)).isFalse();
    assertThatThrownBy(() -> BatchCodec.decode(message)).isInstanceOf(MalformedRowException.class);
    assertThatThrownBy(() -> MessageCodec.decode("t", batch))
        .isInstanceOf(MalformedRowException.class);
  }
}
