package io.latebind.bench.workload;

import io.latebind.bench.contender.Contender;
import io.latebind.bench.data.Shape;
import java.util.List;
import java.util.Set;

/**
 * What contenders are given to do.
 *
 * @param name what it is called, with its size behind {@code @} where that was asked for
 * @param about what it is, in a line
 * @param shape its data
 * @param phases its parts, one after the other; the first is a {@link Phase.Load}
 * @param contenders who takes part
 */
public record Workload(
    String name, String about, Shape shape, List<Phase> phases, Set<Contender> contenders) {
  /** Checks that it begins with a load. */
  public Workload {
    if (!(phases.getFirst() instanceof Phase.Load)) {
      throw new IllegalArgumentException(name + " begins with something else than a load");
    }
  }

  /** The first phase. */
  Phase.Load load() {
    return (Phase.Load) phases.getFirst();
  }

  /** Whether nothing is written after the load: then all contenders can read the same topics. */
  public boolean isOnlyRead() {
    return phases.size() == 1;
  }

  /** Whether its rate has to be found out first. */
  public boolean isPaced() {
    return phases.stream().anyMatch(Phase.Paced.class::isInstance);
  }

  /** The same up to the end of the load. */
  public Workload untilLoaded() {
    return new Workload(name, about, shape, List.of(load()), contenders);
  }
}
