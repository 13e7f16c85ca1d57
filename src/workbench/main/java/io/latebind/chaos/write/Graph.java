package io.latebind.chaos.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What every version of every document says. It follows from the seed, the id and the version, so
 * that whatever is read can be traced back to what was written, and nothing needs to be kept.
 *
 * <p>Orders name a customer and some items, and a customer names a region. Three sets of orders:
 * those that change all the time, those that are settled (written once, with documents of their own
 * around them), and those that are gone (written once and deleted).
 *
 * @param seed decides everything
 * @param orders how many of them change
 */
public record Graph(long seed, int orders) {
  public static final int SETTLED = 1_000;
  public static final int GONE = 200;

  /** For how many versions a document goes on to name the same others. */
  private static final int REFERENCES_STAND = 5;

  private static final String[] WORDS = {"amber", "birch", "cedar", "delta", "ember", "fjord"};

  public int customers() {
    return Math.max(10, orders / 8);
  }

  int items() {
    return Math.max(10, orders / 2);
  }

  int regions() {
    return Math.max(2, orders / 300);
  }

  /** The documents that change. */
  public List<String> churning() {
    List<String> ids = new ArrayList<>(named("o/", orders));
    ids.addAll(named("c/", customers()));
    ids.addAll(named("i/", items()));
    ids.addAll(named("g/", regions()));
    return ids;
  }

  /** The documents that are written once. */
  public static List<String> settled() {
    List<String> ids = new ArrayList<>(named("o/s", SETTLED));
    ids.addAll(named("c/s", SETTLED / 10));
    ids.addAll(named("i/s", SETTLED / 2));
    ids.addAll(named("g/s", SETTLED / 100));
    return ids;
  }

  /** The documents that are written once and then deleted. */
  public static List<String> gone() {
    return named("o/x", GONE);
  }

  private static List<String> named(String prefix, int number) {
    return IntStream.range(0, number).mapToObj(i -> prefix + i).toList();
  }

  static boolean isSettled(String id) {
    return id.startsWith("s", 2);
  }

  public static boolean isGone(String id) {
    return id.startsWith("x", 2);
  }

  /**
   * What a version says.
   *
   * @param version from 1
   * @return empty when it is a deletion
   */
  public Optional<ObjectNode> content(String id, int version) {
    SplittableRandom random = random(id, version);
    if (isGone(id) ? version > 1 : !isSettled(id) && version > 1 && random.nextInt(25) == 0) {
      return Optional.empty();
    }
    ObjectNode content = Json.object().put("v", version);
    SplittableRandom references = random(id, -1 - version / REFERENCES_STAND);
    switch (id.charAt(0)) {
      case 'o' -> order(id, content, random, references);
      case 'c' -> content.put("name", id + "@" + version).put("region", region(id, references));
      default -> content.put("name", id + "@" + version + " " + word(random));
    }
    return Optional.of(content);
  }

  private SplittableRandom random(String id, int version) {
    return new SplittableRandom(seed * 31 + id.hashCode() * 1_000_003L + version * 7_919L);
  }

  private void order(
      String id, ObjectNode content, SplittableRandom random, SplittableRandom references) {
    boolean settled = isSettled(id);
    content.put("set", settled ? "settled" : isGone(id) ? "gone" : "churning");
    content.put("word", word(random) + " " + word(random));
    String mark = settled ? "s" : "";
    int bound = settled ? SETTLED / 10 : customers();
    content.put("customer", "c/" + mark + references.nextInt(bound));
    ArrayNode items = content.putArray("items");
    references
        .ints(references.nextInt(4), 0, settled ? SETTLED / 2 : items())
        .distinct()
        .forEach(item -> items.add("i/" + mark + item));
  }

  private String region(String id, SplittableRandom random) {
    return isSettled(id) ? "g/s" + random.nextInt(SETTLED / 100) : "g/" + random.nextInt(regions());
  }

  public static String word(SplittableRandom random) {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
