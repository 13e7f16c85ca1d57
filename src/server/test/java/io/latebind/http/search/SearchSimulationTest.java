package io.latebind.http.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.response.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random searches of several instances against the same entries in one partition. For more: {@code
 * -Dsearch.rounds=1000 -Dsearch.seed=S}.
 */
class SearchSimulationTest {
  private static final List<String> COLORS = List.of("red", "blue", "green", "grün", "🦊");

  private final long seed = Long.getLong("search.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void mergedAnswerIsThatOfOneIndex() {
    for (int round = 0; round < Integer.getInteger("search.rounds", 30); round++) {
      try (FakeCluster many = new FakeCluster(1 + random.nextInt(7), 1 + random.nextInt(4));
          FakeCluster whole = new FakeCluster(1, 1)) {
        fill(many, whole);
        for (int i = 0; i < 20; i++) {
          follow(many, whole, search());
        }
        assertThat(many.open.get() + whole.open.get()).isZero();
      }
    }
  }

  /** Whatever happens to instances, what is said to be complete is, and the rest is true. */
  @Test
  void answerIsCompleteOrSaysThatItIsNot() {
    for (int round = 0; round < Integer.getInteger("search.rounds", 30); round++) {
      try (FakeCluster many = new FakeCluster(1 + random.nextInt(7), 2 + random.nextInt(3));
          FakeCluster whole = new FakeCluster(1, 1)) {
        fill(many, whole);
        for (int i = 0; i < 20; i++) {
          disturb(many);
          check(many, whole, search());
        }
        assertThat(many.open.get() + whole.open.get()).isZero();
      }
    }
  }

  private void fill(FakeCluster many, FakeCluster whole) {
    int count = random.nextInt(80);
    for (int i = 0; i < count; i++) {
      String id = COLORS.get(random.nextInt(5)) + "/" + i;
      ObjectNode entry = Json.object().put("_id", id);
      if (random.nextInt(4) > 0) {
        entry.put("n", random.nextInt(5));
      }
      for (int n = random.nextInt(3); n >= 0; n--) {
        entry.withArray("color").add(COLORS.get(random.nextInt(5)));
      }
      if (random.nextInt(4) > 0) {
        entry.putArray("v").add(random.nextInt(4)).add(random.nextInt(4));
      }
      many.put(random.nextInt(many.partitions.size()), id, entry);
      whole.put(0, id, entry);
    }
  }

  private ObjectNode search() {
    ObjectNode search = Json.object().put("limit", random.nextInt(9));
    if (random.nextBoolean()) {
      String color = COLORS.get(random.nextInt(5));
      search.putObject("query").putObject("term").put("color", color);
    }
    if (random.nextInt(3) == 0) {
      search.putArray("facets").add("color").add("n");
    }
    if (random.nextInt(3) == 0) {
      ObjectNode vector = search.putObject("vector").put("field", "v");
      vector.put("k", 1 + random.nextInt(20));
      vector.putArray("values").add(random.nextInt(4)).add(random.nextInt(4));
      search.put("offset", random.nextInt(5));
    } else if (random.nextBoolean()) {
      search.put("sort", random.nextBoolean() ? "color:desc,n" : "n:desc,color");
    }
    return search;
  }

  /** Through all pages. */
  private void follow(FakeCluster many, FakeCluster whole, ObjectNode search) {
    Set<String> seen = new HashSet<>();
    for (int page = 0; page < 100; page++) {
      ObjectNode answer = ask(many, 0, search);
      ObjectNode expected = ask(whole, 0, search);
      assertThat(answer.get("complete").asBoolean()).isTrue();
      assertThat(content(answer)).as(because(search)).isEqualTo(content(expected));
      for (JsonNode hit : answer.get("hits")) {
        assertThat(seen.add(hit.get("id").asText())).as(because(search)).isTrue();
      }
      if (!answer.has("cursor")) {
        return;
      }
      search.remove("offset");
      search.set("cursor", answer.get("cursor"));
    }
    throw new AssertionError("no end: " + because(search));
  }

  private void check(FakeCluster many, FakeCluster whole, ObjectNode search) {
    ObjectNode answer;
    try {
      answer = ask(many, random.nextInt(many.instances.size()), search);
    } catch (ProblemException e) {
      assertThat(e.problem().status()).as(because(search)).isIn(503, 504);
      return;
    }
    JsonNode partitions = answer.get("partitions");
    boolean answered = partitions.get("answered").equals(partitions.get("total"));
    boolean complete = answer.get("complete").asBoolean();
    assertThat(complete).as(because(search)).isEqualTo(answered && !partitions.has("stale"));
    ObjectNode expected = ask(whole, 0, search);
    if (complete) {
      assertThat(content(answer)).as(because(search)).isEqualTo(content(expected));
    }
    // Hits that are nearest among those that answered may not be so among all.
    assertThat(answer.at("/total/value").asInt())
        .as(because(search))
        .isLessThanOrEqualTo(Math.max(expected.at("/total/value").asInt(), 20));
  }

  private static ObjectNode ask(FakeCluster cluster, int instance, ObjectNode search) {
    String json = new String(Json.encode(search), StandardCharsets.UTF_8);
    return Json.decodeObject(cluster.instances.get(instance).search(json).body());
  }

  private static ObjectNode content(ObjectNode answer) {
    ObjectNode content = answer.deepCopy();
    content.remove(List.of("partitions", "tookMillis"));
    return content;
  }

  private void disturb(FakeCluster cluster) {
    int instances = cluster.instances.size();
    int partition = random.nextInt(cluster.partitions.size());
    FakeCluster.Instance instance = cluster.instances.get(random.nextInt(instances));
    switch (random.nextInt(8)) {
      case 0 -> instance.dead = !instance.dead;
      case 1 -> instance.hangs = !instance.hangs;
      case 2 -> instance.slow.add(partition);
      case 3 -> instance.slow.remove(partition);
      case 4 -> instance.following.put(partition, (long) random.nextInt(3));
      case 5 -> cluster.owners.put(partition, instance.host);
      case 6 -> cluster.owners.remove(partition);
      default -> cluster.move(partition, random.nextInt(instances));
    }
  }

  private String because(ObjectNode search) {
    return "-Dsearch.seed=" + seed + ": " + search;
  }
}
