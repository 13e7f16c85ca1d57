package io.latebind.measure.search;

/**
 * Random vectors in clusters, each a pure function of its id and version: whoever sees one can tell
 * whether it was ever written, and whether it is whole.
 *
 * @param seed decides everything
 * @param dimensions of every vector
 * @param clusters around how many centres they lie
 * @param spread how far from their centre, where the centres have a standard deviation of 1
 */
public record RandomVectors(long seed, int dimensions, int clusters, float spread) {
  private static final long CENTRE = 1;
  private static final long MEMBER = 2;
  private static final long QUESTION = 3;

  /** 128 dimensions in 400 clusters, tight enough to be hard for a graph. */
  public static RandomVectors of(long seed) {
    return new RandomVectors(seed, 128, 400, 0.2f);
  }

  /** The vector that an id has in a version. A new version may lie in another cluster. */
  public float[] vector(int id, int version) {
    return near(mix(mix(mix(seed + MEMBER) + id) + version));
  }

  /** A vector to ask with, of the same distribution. */
  public float[] question(long number) {
    return near(mix(mix(seed + QUESTION) + number));
  }

  private float[] near(long state) {
    long centre = mix(mix(seed + CENTRE) + Math.floorMod(mix(state), clusters));
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = normal(centre + i) + spread * normal(state + i);
    }
    return vector;
  }

  /** Nearly normal: the sum of four even ones. Its standard deviation is 1. */
  private static float normal(long state) {
    long bits = mix(state);
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum / 65535f - 2) * 1.7320508f;
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long state) {
    long z = state + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
