package io.latebind.soak.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What stands at the end against what ought to.
 *
 * @param entries that ought to stand
 * @param differences one line each, the first hundred
 */
public record FinalComparison(int entries, List<String> differences) {
  private static final int MOST = 100;

  /** Compares entries by key. */
  public static FinalComparison of(Map<String, String> expected, Map<String, String> standing) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(standing.keySet());
    for (String key : keys) {
      if (!Objects.equals(expected.get(key), standing.get(key)) && differences.size() < MOST) {
        differences.add(
            "%s ought to be %s and is %s".formatted(key, expected.get(key), standing.get(key)));
      }
    }
    return new FinalComparison(expected.size(), List.copyOf(differences));
  }

  /** The same, and how many entries of an index an instance finds. */
  public FinalComparison counted(
      String index, Map<String, String> expected, SoakClient client, String url)
      throws InterruptedException {
    long right = expected.keySet().stream().filter(key -> key.startsWith(index + "/")).count();
    SoakClient.Answer status = client.get(url + "/indexes/" + index);
    SoakClient.Answer search = client.get(url + "/indexes/" + index + "/search?limit=1&q=*:*");
    boolean exact = search.body().path("total").path("relation").asText().equals("eq");
    long found = search.body().path("total").path("value").asLong(-1);
    List<String> all = new ArrayList<>(differences);
    if (status.body().path("entries").asLong(-1) != right || (exact && found != right)) {
      all.add(
          "%s at %s ought to have %d entries and says %s and %s"
              .formatted(index, url, right, status.text(), search.text()));
    }
    return new FinalComparison(entries, List.copyOf(all));
  }

  /** The same, and what else is wrong. */
  public FinalComparison with(List<String> others) {
    List<String> all = new ArrayList<>(differences);
    all.addAll(others);
    return new FinalComparison(entries, List.copyOf(all));
  }

  /** The first line says whether all is well. */
  public String text() {
    String first = differences.isEmpty() ? "equal " : "different ";
    return first + entries + "\n" + String.join("\n", differences) + "\n";
  }
}
