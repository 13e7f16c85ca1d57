package io.latebind.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.protocol.Message;
import io.latebind.protocol.Message.Replicate;
import io.latebind.protocol.Message.Subscribe;
import io.latebind.protocol.Message.Unsubscribe;
import io.latebind.state.RandomDamage;
import io.latebind.state.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  @Test
  void whatIsWrittenIsRead() {
    Samples samples = new Samples(1);
    for (int i = 0; i < 3_000; i++) {
      Message message = message(samples);

      Message again = MessageCodec.decode(message.target(), MessageCodec.encode(message));

      assertThat(again).usingRecursiveComparison().isEqualTo(message);
    }
  }

  private static Message message(Samples samples) {
    String target = samples.text();
    return switch (samples.below(4)) {
      case 0 -> new Subscribe(target, samples.projection(), samples.below(Integer.MAX_VALUE));
      case 1 -> new Unsubscribe(target, samples.below(1_000));
      case 2 -> new Replicate(target, samples.any(), null);
      default -> new Replicate(target, samples.any(), samples.bytes());
    };
  }

  @Test
  void whateverElseIsRefused() {
    Samples samples = new Samples(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = RandomDamage.of(MessageCodec.encode(message(samples)), samples);

      RandomDamage.readsOrRefuses(() -> MessageCodec.decode("t", bytes));
    }
  }

  @Test
  void cutMessagesAreRefused() {
    byte[] whole = MessageCodec.encode(new Unsubscribe("t", 300));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> MessageCodec.decode("t", cut))
          .isInstanceOf(MalformedRowException.class);
    }
  }

  @Test
  void anotherVersionIsRefusedWithAdvice() {
    assertThatThrownBy(() -> MessageCodec.decode("t", new byte[] {2, 2, 0}))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("run the build that wrote it");
  }

  @Test
  void anUnknownKindIsRefused() {
    assertThatThrownBy(() -> MessageCodec.decode("t", new byte[] {1, 9}))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageContaining("unknown kind 9");
  }
}
