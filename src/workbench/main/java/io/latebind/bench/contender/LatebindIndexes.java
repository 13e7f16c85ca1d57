package io.latebind.bench.contender;

import io.latebind.bench.data.BenchEntries;
import io.latebind.bench.data.Redefinition;
import io.latebind.definition.yaml.Definitions;
import io.latebind.definition.yaml.YamlIndex;
import java.util.List;

/** The index of the benchmark, as a user would write it. */
public final class LatebindIndexes {
  private LatebindIndexes() {}

  /**
   * The index.
   *
   * @param references how many targets a referrer loads
   * @param hops whether a target leads to a second document
   */
  public static List<YamlIndex> of(int references, boolean hops) {
    return of(references, hops, Redefinition.NONE);
  }

  /**
   * The index.
   *
   * @param references how many targets a referrer loads
   * @param hops whether a target leads to a second document
   * @param redefinition what is otherwise in it
   */
  public static List<YamlIndex> of(int references, boolean hops, Redefinition redefinition) {
    String begin = "name: " + BenchEntries.INDEX + "\nfrom: r/{n}\n";
    String title =
        redefinition == Redefinition.NONE
            ? "  title: keyword\n"
            : "  caption: { path: title, type: keyword }\n";
    StringBuilder fields = new StringBuilder("fields:\n" + title + "  total: long\n");
    if (redefinition == Redefinition.LOADS_NOTHING) {
      return Definitions.read("bench.yaml", begin + fields);
    }
    StringBuilder yaml = new StringBuilder(begin + "load:\n");
    for (int i = 1; i <= references; i++) {
      String number = i == 1 ? "" : Integer.toString(i);
      yaml.append("  target%s: \"{ref%s}\"\n".formatted(number, number));
      fields.append("  name%s: { path: target%s.name, type: keyword }\n".formatted(number, number));
    }
    if (hops) {
      yaml.append("  second: \"{target.region}\"\n");
      fields.append("  label: { path: second.label, type: keyword }\n");
    }
    return Definitions.read("bench.yaml", yaml.append(fields).toString());
  }
}
