package io.latebind.wire;

import io.latebind.engine.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Seeded values to write and read. */
final class Samples {
  private static final List<String> LETTERS =
      List.of("a", "b", "#", "/", "\u0000", "\u007F", "ä", "\u07FF", "\uFF5E", "\uD83D\uDE00");

  private final SplittableRandom random;

  Samples(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean flip() {
    return random.nextBoolean();
  }

  /** A number of any magnitude. */
  long number() {
    return random.nextLong() >>> random.nextInt(1, 64);
  }

  long any() {
    return random.nextLong();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  Projection projection() {
    List<List<String>> paths = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      paths.add(texts());
    }
    return Projection.of(paths);
  }

  Map<Integer, Projection> subscribers() {
    Map<Integer, Projection> subscribers = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      subscribers.put(random.nextInt(1_000), projection());
    }
    return subscribers;
  }
}
