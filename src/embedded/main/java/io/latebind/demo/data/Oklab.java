package io.latebind.demo.data;

/**
 * A colour in Oklab, where equal distances look equally different. From Björn Ottosson's "A
 * perceptual color space for image processing".
 *
 * @param lightness 0 (black) to 1 (white)
 * @param a green (about -0.23) to red (about 0.28)
 * @param b blue (about -0.31) to yellow (about 0.20)
 */
record Oklab(double lightness, double a, double b) {
  private static final int LEVELS = 256;
  private static final double[] LINEAR = new double[LEVELS];

  static {
    for (int level = 0; level < LEVELS; level++) {
      double value = level / (LEVELS - 1.0);
      LINEAR[level] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
  }

  /** The colour of an sRGB pixel, {@code 0xRRGGBB}; higher bits are ignored. */
  static Oklab of(int rgb) {
    double red = LINEAR[rgb >> 16 & 0xFF];
    double green = LINEAR[rgb >> 8 & 0xFF];
    double blue = LINEAR[rgb & 0xFF];
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new Oklab(
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
  }
}
