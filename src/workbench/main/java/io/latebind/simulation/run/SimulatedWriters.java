package io.latebind.simulation.run;

import io.latebind.simulation.check.Counts;
import io.latebind.simulation.check.Feature;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Chance;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.History;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clients that write documents. */
final class SimulatedWriters {
  private final Simulation simulation;
  private final Generator generator;
  private final Chance chance;

  SimulatedWriters(Simulation simulation, Generator generator, Chance chance) {
    this.simulation = simulation;
    this.generator = generator;
    this.chance = chance;
  }

  void next() {
    if (chance.percent(5)) {
      List<Action.Write> writes = Stream.generate(this::write).limit(chance.between(1, 3)).toList();
      simulation.perform(new Action.Bulk(writes, chance.percent(75)));
    } else {
      simulation.perform(write());
    }
  }

  private Action.Write write() {
    String id = generator.id();
    Content before = history().latest(id);
    if (chance.percent(3)) {
      return new Action.Write(id, Content.REFUSED);
    }
    Content content = chance.percent(15) ? null : next(id, before);
    count(id, before, content);
    return new Action.Write(id, content);
  }

  /** A new version mostly; sometimes a producer repeats an old one, or comes late with it. */
  private Content next(String id, @Nullable Content before) {
    List<Content> old = history().of(id).stream().filter(Objects::nonNull).toList();
    if (!old.isEmpty() && chance.percent(8)) {
      return chance.pick(old);
    }
    return generator.content(before);
  }

  private History history() {
    return simulation.world().history();
  }

  private void count(String id, @Nullable Content before, @Nullable Content content) {
    Counts counts = simulation.world().counts();
    if (content == null) {
      counts.count(Feature.DELETIONS);
    } else if (before == null) {
      if (history().of(id).size() > 1) {
        counts.count(Feature.RECREATIONS);
      }
    } else if (before.version() == content.version()) {
      counts.count(Feature.DUPLICATE_WRITES);
    } else if (before.version() > content.version()) {
      counts.count(Feature.OLD_VERSIONS_AGAIN);
    } else if (before.noise() != content.noise() && before.name() == content.name()) {
      counts.count(Feature.UNREAD_CHANGES);
    }
  }
}
