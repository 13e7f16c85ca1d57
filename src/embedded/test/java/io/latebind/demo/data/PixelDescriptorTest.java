package io.latebind.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PixelDescriptorTest {
  private static final BufferedImage CAT = image("images/1f431");
  private static final BufferedImage CLOCK = image("images/1f55c");

  private static BufferedImage image(String id) {
    return Embedding.pixels(Objects.requireNonNull(SampleData.images().content(id), id));
  }

  private static double similarity(BufferedImage one, BufferedImage two) {
    float[] first = PixelDescriptor.of(one);
    float[] second = PixelDescriptor.of(two);
    double product = 0;
    for (int i = 0; i < first.length; i++) {
      product += first[i] * second[i];
    }
    return product;
  }

  private static BufferedImage moved(BufferedImage image, int right, int down) {
    BufferedImage moved = empty(image.getWidth());
    Graphics2D graphics = moved.createGraphics();
    graphics.drawImage(image, right, down, null);
    graphics.dispose();
    return moved;
  }

  private static BufferedImage tinted(BufferedImage image) {
    float[] factors = {0.9f, 1, 0.8f, 1};
    return new RescaleOp(factors, new float[4], null).filter(moved(image, 0, 0), null);
  }

  private static BufferedImage grown(BufferedImage image) {
    BufferedImage grown = empty(image.getWidth() * 2);
    Graphics2D graphics = grown.createGraphics();
    graphics.drawImage(image, 0, 0, grown.getWidth(), grown.getHeight(), null);
    graphics.dispose();
    return grown;
  }

  private static BufferedImage square(Color colour) {
    BufferedImage square = empty(64);
    Graphics2D graphics = square.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(8, 8, 48, 48);
    graphics.dispose();
    return square;
  }

  private static BufferedImage empty(int side) {
    return new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
  }

  @Test
  void sameImageHasTheSameVector() {
    assertThat(PixelDescriptor.of(CAT))
        .hasSize(PixelDescriptor.DIMENSIONS)
        .isEqualTo(PixelDescriptor.of(image("images/1f431")));
    assertThat(PixelDescriptor.MODEL).endsWith("-" + PixelDescriptor.DIMENSIONS);
  }

  @Test
  void vectorsHaveLengthOne() {
    assertThat(similarity(CAT, CAT)).isBetween(0.999, 1.001);
    assertThat(similarity(CLOCK, CLOCK)).isBetween(0.999, 1.001);
  }

  @Test
  void imagesThatWereMovedTintedOrGrownAreNearerThanOthers() {
    // given
    double other = similarity(CAT, CLOCK);

    // when, then
    assertThat(similarity(CAT, moved(CAT, 2, 1))).isGreaterThan(0.97).isGreaterThan(other);
    assertThat(similarity(CAT, tinted(CAT))).isGreaterThan(0.97).isGreaterThan(other);
    assertThat(similarity(CAT, grown(CAT))).isGreaterThan(0.97).isGreaterThan(other);
    assertThat(other).isLessThan(0.9);
  }

  @Test
  void coloursAreToldApart() {
    // given
    BufferedImage red = square(Color.RED);

    // when, then
    assertThat(similarity(red, square(new Color(230, 20, 20)))).isGreaterThan(0.98);
    assertThat(similarity(red, square(Color.BLUE))).isLessThan(0.85);
    assertThat(similarity(square(Color.WHITE), square(Color.BLACK))).isLessThan(0.9);
  }

  @Test
  void whereNothingIsToBeSeenThereIsNoDirection() {
    assertThat(PixelDescriptor.of(empty(64))).containsOnly(0);
    assertThat(PixelDescriptor.of(empty(1))).containsOnly(0);
  }
}
