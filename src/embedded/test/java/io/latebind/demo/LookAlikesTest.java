package io.latebind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.demo.Neighbours.Neighbour;
import io.latebind.demo.data.SampleData;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the descriptor takes for alike, on the images of the demonstration. */
final class LookAlikesTest {
  private static final int NEAREST = 5;
  private static final SampleData IMAGES = SampleData.images();
  private static final Neighbours NEIGHBOURS = new Neighbours(IMAGES, IMAGES.embeddings());

  private static String field(String id, String name) {
    return Objects.requireNonNull(IMAGES.content(id), id).get(name).textValue();
  }

  private static boolean share(String field, String one, String other) {
    return field(one, field).equals(field(other, field));
  }

  /** Which part of the nearest has the same value. */
  private static double precision(String field) {
    return IMAGES.ids().stream()
        .flatMap(id -> NEIGHBOURS.of(id, NEAREST).stream().map(each -> share(field, id, each.id())))
        .mapToInt(same -> same ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** Which part of all others has it. */
  private static double chance(String field) {
    List<String> ids = IMAGES.ids();
    return ids.stream()
        .flatMap(
            id ->
                ids.stream()
                    .filter(other -> !other.equals(id))
                    .map(other -> share(field, id, other)))
        .mapToInt(same -> same ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static String report(String field) {
    return String.format(
        Locale.ROOT,
        "Look-alikes: of the nearest %d of %d images, %.0f %% are of the same %s; by chance %.0f"
            + " %%",
        NEAREST,
        IMAGES.size(),
        100 * precision(field),
        field,
        100 * chance(field));
  }

  @Test
  void nearestAreMostlyOfTheSameGroup() {
    System.out.println(report("group"));
    assertThat(precision("group")).isGreaterThan(0.55).isGreaterThan(3 * chance("group"));
  }

  @Test
  void nearestAreOftenOfTheSameKind() {
    System.out.println(report("kind"));
    assertThat(precision("kind")).isGreaterThan(0.35).isGreaterThan(10 * chance("kind"));
  }

  @ParameterizedTest
  @CsvSource({
    "1f600, 1f603", // grinning faces
    "1f63a, 1f431", // grinning cat and cat
    "1f499, 1f49c", // blue heart and purple heart
    "1f55c, 1f55d", // clocks: half past one and half past two
    "0031-fe0f-20e3, 0034-fe0f-20e3", // the keys 1 and 4
    "1f534, 1f7e0", // red circle and orange circle
    "1f338, 1f33a", // cherry blossom and hibiscus
    "1f3b8, 1f3bb", // guitar and violin
    "1f6eb, 1f6ec", // taking off and landing
    "270b, 1f590-fe0f" // hands
  })
  void lookAlikesFindEachOther(String one, String other) {
    assertThat(NEIGHBOURS.of("images/" + one, NEAREST))
        .extracting(Neighbour::id)
        .contains("images/" + other);
  }
}
