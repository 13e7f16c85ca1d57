package io.latebind.rowlog.segment;

import static io.latebind.rowlog.LogUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.rowlog.LogUnderTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockCodecTest {
  private static final List<Row> ROWS =
      List.of(
          new Row(bytes("a"), bytes("first")),
          new Row(bytes("gone"), null),
          new Row(new byte[0], new byte[0]));

  private static BlockHeader header(boolean isMark, long number, long oldest, CommitMark mark) {
    return new BlockHeader(
        isMark, BlockCodec.length(ROWS), number, oldest, mark, LogUnderTest.HASH_KEY, ROWS.size());
  }

  private static final BlockHeader HEADER = header(false, 7, 3, new CommitMark(6, 5, -1, 1L << 40));

  @Test
  void whatIsDecodedIsWhatWasEncoded() {
    byte[] block = BlockCodec.encode(HEADER, ROWS);

    assertThat(BlockCodec.check(block)).isEqualTo(HEADER);
    assertThat(BlockCodec.decode(block))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(ROWS);
  }

  @Test
  void looksAsItAlwaysDid() {
    byte[] block = BlockCodec.encode(HEADER, ROWS);

    assertThat(Arrays.copyOf(block, 12))
        .isEqualTo(new byte[] {'L', 'R', 'O', 'W', 1, 0, 0, 0, 0, 0, 0, (byte) block.length});
    assertThat(ByteBuffer.wrap(block).getLong(16)).isEqualTo(7);
    assertThat(ByteBuffer.wrap(block).getLong(32)).isEqualTo(6);
    assertThat(Arrays.copyOfRange(block, 84, 98))
        .isEqualTo(new byte[] {0, 0, 0, 1, 0, 0, 0, 5, 'a', 'f', 'i', 'r', 's', 't'});
    assertThat(Arrays.copyOfRange(block, 98, 110))
        .isEqualTo(new byte[] {0, 0, 0, 4, -1, -1, -1, -1, 'g', 'o', 'n', 'e'});
  }

  @Test
  void everyTurnedBitIsDetected() {
    byte[] block = BlockCodec.encode(HEADER, ROWS);
    for (int bit = 0; bit < 8 * block.length; bit++) {
      byte[] damaged = block.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(BlockCodec.isBlock(ByteBuffer.wrap(damaged), 0, damaged.length))
          .as("bit %d", bit)
          .isFalse();
    }
  }

  @Test
  void everyCutBlockIsDetected() {
    byte[] block = BlockCodec.encode(HEADER, ROWS);
    for (int length = 0; length < block.length; length++) {
      byte[] cut = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> BlockCodec.check(cut)).isInstanceOf(DamagedLogException.class);
    }
  }

  @Test
  void blocksThatContradictThemselvesAreRefused() {
    for (BlockHeader header :
        List.of(
            header(true, 7, 3, CommitMark.NONE),
            header(false, 7, 8, CommitMark.NONE),
            header(false, 7, 3, new CommitMark(7, 1, 1, 1)))) {
      byte[] block = BlockCodec.encode(header, ROWS);
      assertThatThrownBy(() -> BlockCodec.check(block)).isInstanceOf(DamagedLogException.class);
    }
  }
}
