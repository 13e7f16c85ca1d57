package io.latebind.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Compares what is known of JSON at a glance with what a parser says, for damaged objects. */
public final class JsonFuzz {
  /** Of which strings and structure are made, and what does most harm. */
  private static final byte[] PIECES =
      "{}[],:\"\\ \n\t\r0123456789-+.eEtrufalsn\0\u001fx/b".getBytes(StandardCharsets.UTF_8);

  private static final int ORIGINALS = 64;
  private final SplittableRandom random;
  private final long seed;

  /**
   * Makes cases.
   *
   * @param seed of all of them
   */
  public JsonFuzz(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /**
   * What came of it.
   *
   * @param known how many were known at a glance
   * @param refused how many no parser takes
   */
  public record Outcome(long cases, long known, long refused) {}

  /**
   * Runs.
   *
   * @throws AssertionError when something was known that is not so
   */
  public Outcome run(long cases) {
    long known = 0;
    long refused = 0;
    byte[] original = {};
    for (long i = 0; i < cases; i++) {
      if (i % ORIGINALS == 0) {
        original = new OddJson(random).object().getBytes(StandardCharsets.UTF_8);
      }
      byte[] json = i % ORIGINALS == 0 ? original : damaged(original);
      boolean plain = PlainJson.isObject(json);
      boolean taken = Json.isTakenByParser(json);
      known += plain ? 1 : 0;
      refused += taken ? 0 : 1;
      if (plain && !taken && !isTakenWithCare(json)) {
        throw new AssertionError(
            "with seed %d, case %d is known, and no parser takes it: %s"
                .formatted(seed, i, new String(json, StandardCharsets.ISO_8859_1)));
      }
    }
    return new Outcome(cases, known, refused);
  }

  private static boolean isTakenWithCare(byte[] json) {
    try {
      Json.decodeWithCare(json);
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  private byte[] damaged(byte[] original) {
    byte[] json = original.clone();
    for (int times = random.nextInt(3); times > 0 && json.length > 0; times--) {
      int at = random.nextInt(json.length);
      json =
          switch (random.nextInt(5)) {
            case 0 -> replaced(json, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(json, at, at + 1, piece());
            case 2 -> replaced(json, at, at, piece());
            case 3 ->
                replaced(json, at, Math.min(json.length, at + 1 + random.nextInt(4)), new byte[0]);
            default -> {
              int from = random.nextInt(json.length);
              int to = Math.min(json.length, from + random.nextInt(12));
              yield replaced(json, at, at, Arrays.copyOfRange(json, from, to));
            }
          };
    }
    return json;
  }

  private byte[] piece() {
    return new byte[] {PIECES[random.nextInt(PIECES.length)]};
  }

  private static byte[] replaced(byte[] json, int from, int to, byte[] by) {
    byte[] all = new byte[json.length - (to - from) + by.length];
    System.arraycopy(json, 0, all, 0, from);
    System.arraycopy(by, 0, all, from, by.length);
    System.arraycopy(json, to, all, from + by.length, json.length - to);
    return all;
  }
}
