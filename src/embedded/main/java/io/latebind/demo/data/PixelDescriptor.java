package io.latebind.demo.data;

import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;

/**
 * A descriptor of what an image looks like: a vector that is computed only from its pixels, from
 * where which colours lie and where edges run in which direction. Images that look alike have
 * vectors with a small angle between them. It is not semantic.
 *
 * <p>Each cell of a 4 by 4 grid has four values for colour (how much of it is covered, and the
 * lightness, red-green and blue-yellow of what covers it, as in Oklab) and eight for edges (their
 * strength in each of eight directions, as square roots, so that one strong edge does not drown out
 * the others). Both halves have the same length, and so has every vector.
 */
final class PixelDescriptor {
  /** The name of this descriptor, with its dimensions. */
  static final String MODEL = "layout-192";

  /** The number of dimensions of every vector. */
  static final int DIMENSIONS = 192;

  private static final int SIDE = 4;
  private static final int COLOUR_CHANNELS = 4;
  private static final int DIRECTIONS = 8;

  /** Compensates for the range of a and b, which is a third of that of lightness. */
  private static final double CHROMA = 3;

  private static final double MIDDLE_GREY = 0.5;

  /** Rounds to four decimals: vectors are documents, and more digits would add nothing. */
  private static final double PRECISION = 1e4;

  private PixelDescriptor() {}

  /** The vector of an image of any size; of length 1, or all 0 when nothing is visible. */
  static float[] of(BufferedImage image) {
    double[] colours = scaled(colours(image), Math.sqrt(0.5));
    double[] edges = scaled(edges(image), Math.sqrt(0.5));
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      double value = i < colours.length ? colours[i] : edges[i - colours.length];
      vector[i] = (float) (Math.round(value * PRECISION) / PRECISION);
    }
    return vector;
  }

  private static double[] colours(BufferedImage image) {
    CellGrid grid = new CellGrid(SIDE, COLOUR_CHANNELS);
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        int pixel = image.getRGB(column, row);
        double alpha = alpha(pixel);
        Oklab colour = Oklab.of(pixel);
        double x = (column + 0.5) / image.getWidth();
        double y = (row + 0.5) / image.getHeight();
        grid.add(x, y, 0, alpha);
        grid.add(x, y, 1, alpha * (colour.lightness() - MIDDLE_GREY));
        grid.add(x, y, 2, alpha * colour.a() * CHROMA);
        grid.add(x, y, 3, alpha * colour.b() * CHROMA);
      }
    }
    return grid.sums();
  }

  private static double[] edges(BufferedImage image) {
    double[][] light = lightness(image);
    CellGrid grid = new CellGrid(SIDE, DIRECTIONS);
    for (int row = 1; row < image.getHeight() - 1; row++) {
      for (int column = 1; column < image.getWidth() - 1; column++) {
        double across = light[row][column + 1] - light[row][column - 1];
        double down = light[row + 1][column] - light[row - 1][column];
        double x = (column + 0.5) / image.getWidth();
        double y = (row + 0.5) / image.getHeight();
        addEdge(grid, x, y, across, down);
      }
    }
    return map(grid.sums(), Math::sqrt);
  }

  /** An edge and the same edge from the other side are equal: directions cover half a turn. */
  private static void addEdge(CellGrid grid, double x, double y, double across, double down) {
    double strength = Math.hypot(across, down);
    double halfTurns = Math.atan2(down, across) / Math.PI;
    double direction = (halfTurns < 0 ? halfTurns + 1 : halfTurns) * DIRECTIONS;
    int first = (int) direction;
    double share = direction - first;
    grid.add(x, y, first % DIRECTIONS, strength * (1 - share));
    grid.add(x, y, (first + 1) % DIRECTIONS, strength * share);
  }

  /** What is not covered is middle grey, which is equally far from white and black. */
  private static double[][] lightness(BufferedImage image) {
    double[][] light = new double[image.getHeight()][image.getWidth()];
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        int pixel = image.getRGB(column, row);
        light[row][column] = alpha(pixel) * (Oklab.of(pixel).lightness() - MIDDLE_GREY);
      }
    }
    return light;
  }

  private static double alpha(int pixel) {
    return (pixel >>> 24) / 255.0;
  }

  private static double[] scaled(double[] values, double length) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    double factor = squares == 0 ? 0 : length / Math.sqrt(squares);
    return map(values, value -> value * factor);
  }

  private static double[] map(double[] values, DoubleUnaryOperator change) {
    double[] changed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      changed[i] = change.applyAsDouble(values[i]);
    }
    return changed;
  }
}
