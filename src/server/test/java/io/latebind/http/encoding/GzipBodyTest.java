package io.latebind.http.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.http.response.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBodyTest {
  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    return new GzipBody(new ByteArrayInputStream(packed)).readAllBytes();
  }

  /** As a slow line brings it: at most so many bytes at once. */
  private static InputStream dripping(byte[] packed, int atOnce) {
    return new ByteArrayInputStream(packed) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, atOnce));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 16_383, 16_384, 16_385, 1_000_000})
  void whatWasPackedComesOutAsItWas(int length) throws IOException {
    byte[] content = new byte[length];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < length; i++) {
      content[i] = (byte) random.nextInt(i % 2 == 0 ? 256 : 4);
    }
    byte[] packed = gzip(content);

    assertThat(unpacked(packed)).isEqualTo(content);
    assertThat(new GzipBody(dripping(packed, 1)).readAllBytes()).isEqualTo(content);
    assertThat(new GzipBody(dripping(packed, 7)).readAllBytes()).isEqualTo(content);
  }

  @Test
  void allMembersAreRead() throws IOException {
    byte[] three =
        joined(
            gzip("a\n".getBytes(StandardCharsets.UTF_8)),
            gzip(new byte[0]),
            gzip("b\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(new String(unpacked(three), StandardCharsets.UTF_8)).isEqualTo("a\nb\n");
    assertThat(new GzipBody(dripping(three, 1)).readAllBytes()).isEqualTo(unpacked(three));
  }

  @Test
  void everythingThatAHeadMayHaveIsSkipped() throws IOException {
    byte[] packed = gzip("x".getBytes(StandardCharsets.UTF_8));
    byte[] head = Arrays.copyOf(packed, 10);
    head[3] = 0x1E;
    byte[] more = {2, 0, 9, 9, 'n', 0, 'c', 'c', 0, 1, 2};
    byte[] rest = Arrays.copyOfRange(packed, 10, packed.length);

    assertThat(unpacked(joined(head, more, rest))).isEqualTo(new byte[] {'x'});
  }

  @Test
  void everyCutIsNoticed() throws IOException {
    byte[] packed = gzip("what was packed".getBytes(StandardCharsets.UTF_8));
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> unpacked(cut))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
    }
  }

  /** A few bits behind the end of the last block are nobody's. */
  @Test
  void whateverIsChangedNothingElseComesOut() throws IOException {
    byte[] content = "what was packed".getBytes(StandardCharsets.UTF_8);
    byte[] packed = gzip(content);
    int refused = 0;
    for (int bit = 80; bit < packed.length * 8; bit++) {
      byte[] changed = packed.clone();
      changed[bit / 8] = (byte) (changed[bit / 8] ^ (1 << (bit % 8)));
      try {
        assertThat(unpacked(changed)).isEqualTo(content);
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan((packed.length - 11) * 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0000", "{\"id\":1}", "\u001f"})
  void whatFollowsAndIsNoGzipIsNoticed(String garbage) throws IOException {
    byte[] bytes = joined(gzip(new byte[100]), garbage.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> unpacked(bytes))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Content-Encoding");
    assertThatThrownBy(() -> new GzipBody(dripping(bytes, 1)).readAllBytes())
        .isInstanceOf(ProblemException.class);
  }

  /** Each in front of a body that is whole otherwise. */
  @ParameterizedTest
  @CsvSource({"0, 30", "1, 138", "2, 7", "2, 9", "3, 32", "3, 64", "3, 128"})
  void aHeadThatIsNotThatOfGzipIsRefused(int at, int value) throws IOException {
    byte[] packed = gzip("what was packed".getBytes(StandardCharsets.UTF_8));
    packed[at] = (byte) value;

    assertThatThrownBy(() -> unpacked(packed))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
  }

  @Test
  void whatIsNoGzipIsSaidToBeNone() {
    for (String text : new String[] {"{}", "\u001f\u008b", "\u001f\u008b\u0007"}) {
      assertThatThrownBy(() -> unpacked(text.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOf(ProblemException.class);
    }
  }
}
