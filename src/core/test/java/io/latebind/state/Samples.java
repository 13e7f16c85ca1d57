package io.latebind.state;

import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Seeded values to write and read. */
public final class Samples {
  private static final List<String> LETTERS =
      List.of("a", "b", "#", "/", "\u0000", "\u007F", "ä", "\u07FF", "\uFF5E", "\uD83D\uDE00");

  private final SplittableRandom random;

  public Samples(long seed) {
    random = new SplittableRandom(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean flip() {
    return random.nextBoolean();
  }

  /** A number of any magnitude. */
  public long number() {
    return random.nextLong() >>> random.nextInt(1, 64);
  }

  public long any() {
    return random.nextLong();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }

  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  public byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  public Projection projection() {
    List<List<String>> paths = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      paths.add(texts());
    }
    return Projection.of(paths);
  }

  public Map<Integer, Projection> subscribers() {
    Map<Integer, Projection> subscribers = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      subscribers.put(random.nextInt(1_000), projection());
    }
    return subscribers;
  }
}
