package io.latebind.demo.data;

/**
 * Sums over the cells of a square grid on an image. What falls between the centres of cells is
 * shared among them, so that an image that is moved a little has nearly the same sums.
 */
final class CellGrid {
  private final int side;
  private final int channels;
  private final double[] sums;

  /**
   * A grid of zeros.
   *
   * @param side the number of cells in a row, and of rows
   * @param channels the number of sums of each cell
   */
  CellGrid(int side, int channels) {
    this.side = side;
    this.channels = channels;
    this.sums = new double[side * side * channels];
  }

  /** Adds to a channel at a point; {@code x} and {@code y} range from 0 to 1 over the image. */
  void add(double x, double y, int channel, double amount) {
    double column = x * side - 0.5;
    double row = y * side - 0.5;
    double right = column - Math.floor(column);
    double below = row - Math.floor(row);
    int firstColumn = (int) Math.floor(column);
    int firstRow = (int) Math.floor(row);
    put(firstRow, firstColumn, channel, amount * (1 - below) * (1 - right));
    put(firstRow, firstColumn + 1, channel, amount * (1 - below) * right);
    put(firstRow + 1, firstColumn, channel, amount * below * (1 - right));
    put(firstRow + 1, firstColumn + 1, channel, amount * below * right);
  }

  private void put(int row, int column, int channel, double amount) {
    int cell = inside(row) * side + inside(column);
    sums[cell * channels + channel] += amount;
  }

  private int inside(int index) {
    return Math.min(side - 1, Math.max(0, index));
  }

  /** The sums: cell by cell in reading order, with the channels of each cell together. */
  double[] sums() {
    return sums.clone();
  }
}
