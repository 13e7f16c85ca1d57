package io.latebind.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {
  /** The bytes at which the rules change. */
  private static final int[] EDGES = {
    'a', 0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  @Test
  void whatTheDecoderTakesIsValidAndNothingElse() {
    byte[] bytes = new byte[4];
    for (int number = 0; number < Math.pow(EDGES.length, 4); number++) {
      int rest = number;
      for (int i = 0; i < 4; i++) {
        bytes[i] = (byte) EDGES[rest % EDGES.length];
        rest /= EDGES.length;
      }
      if (Utf8.isValid(bytes) != isDecoded(bytes)) {
        assertThat(Utf8.isValid(bytes)).as(Arrays.toString(bytes)).isEqualTo(isDecoded(bytes));
      }
    }
  }

  @Test
  void itDoesNotMatterWhereInATextSomethingStands() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      Arrays.fill(bytes, (byte) 'a');
      for (int j = random.nextInt(4); j > 0 && bytes.length > 0; j--) {
        byte[] piece =
            random.nextBoolean() ? "ä€🦊".getBytes(StandardCharsets.UTF_8) : edge(random);
        int at = random.nextInt(bytes.length);
        System.arraycopy(piece, 0, bytes, at, Math.min(piece.length, bytes.length - at));
      }

      assertThat(Utf8.isValid(bytes)).as(Arrays.toString(bytes)).isEqualTo(isDecoded(bytes));
    }
  }

  @Test
  void escapesOfSurrogatesAreFoundWhereverTheyStand() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append("\\\\uudDaä".charAt(random.nextInt(8)));
      }
      String json = text.toString();

      assertThat(Utf8.mayEscapeSurrogate(json.getBytes(StandardCharsets.UTF_8)))
          .as(json)
          .isEqualTo(json.contains("\\ud") || json.contains("\\uD"));
    }
  }

  private static byte[] edge(SplittableRandom random) {
    return new byte[] {(byte) EDGES[random.nextInt(EDGES.length)]};
  }

  private static boolean isDecoded(byte[] bytes) {
    try {
      Json.decodeUtf8(bytes);
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }
}
