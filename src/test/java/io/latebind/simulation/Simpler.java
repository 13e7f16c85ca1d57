package io.latebind.simulation;

import io.latebind.engine.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Recordings that are a little simpler than another. */
final class Simpler {
  private static final Limits PLENTY = new Limits(20, 100_000, 4);

  private Simpler() {}

  /** The ways to simplify, coarse ones first. */
  static List<Function<Recording, List<Recording>>> all() {
    return List.of(
        Simpler::withoutDefinition,
        recording -> changed(recording, Simpler::plainly),
        recording -> changed(recording, Simpler::withoutBulk),
        recording -> changed(recording, Simpler::ofContent),
        Simpler::withoutLimits);
  }

  private static List<Recording> withoutDefinition(Recording recording) {
    TreeSet<String> names = new TreeSet<>();
    setups(recording)
        .forEach(setup -> setup.definitions().forEach(definition -> names.add(definition.name())));
    return names.stream()
        .map(
            name ->
                map(
                    recording,
                    setup ->
                        new Setup(
                            setup.definitions().stream()
                                .filter(definition -> !definition.name().equals(name))
                                .toList(),
                            setup.limits())))
        .filter(simpler -> setups(simpler).noneMatch(setup -> setup.definitions().isEmpty()))
        .toList();
  }

  private static List<Recording> withoutLimits(Recording recording) {
    return setups(recording).allMatch(setup -> setup.limits().equals(PLENTY))
        ? List.of()
        : List.of(map(recording, setup -> new Setup(setup.definitions(), PLENTY)));
  }

  private static Stream<Setup> setups(Recording recording) {
    return Stream.concat(
        Stream.of(recording.beginning().setup()),
        recording.actions().stream()
            .map(
                action ->
                    switch (action) {
                      case Action.Start start -> start.setup();
                      case Action.Rest rest -> rest.setup();
                      default -> null;
                    })
            .filter(Objects::nonNull));
  }

  private static Recording map(Recording recording, UnaryOperator<Setup> change) {
    Beginning old = recording.beginning();
    Beginning beginning =
        new Beginning(
            old.partitions(),
            old.instances(),
            old.threads(),
            old.homes(),
            change.apply(old.setup()));
    List<Action> actions =
        recording.actions().stream()
            .map(
                action ->
                    switch (action) {
                      case Action.Start start ->
                          new Action.Start(
                              start.instance(), change.apply(start.setup()), start.fences());
                      case Action.Rest rest ->
                          new Action.Rest(rest.seed(), change.apply(rest.setup()));
                      default -> action;
                    })
            .toList();
    return new Recording(beginning, actions);
  }

  /** All recordings in which a single action is simpler. */
  private static List<Recording> changed(
      Recording recording, Function<Action, List<Action>> simpler) {
    List<Recording> all = new ArrayList<>();
    for (int i = 0; i < recording.actions().size(); i++) {
      for (Action action : simpler.apply(recording.actions().get(i))) {
        List<Action> actions = new ArrayList<>(recording.actions());
        actions.set(i, action);
        all.add(recording.with(actions));
      }
    }
    return all;
  }

  private static List<Action> plainly(Action action) {
    Action plain =
        switch (action) {
          case Action.Rest rest -> new Action.Rest(0, rest.setup());
          case Action.Do work -> Action.Do.plainly(work.thread(), work.partition(), work.work());
          case Action.SendOffsets send -> new Action.Commit(send.thread());
          default -> action;
        };
    return plain.equals(action) ? List.of() : List.of(plain);
  }

  private static List<Action> withoutBulk(Action action) {
    return action instanceof Action.Bulk bulk ? List.copyOf(bulk.writes()) : List.of();
  }

  private static List<Action> ofContent(Action action) {
    if (!(action instanceof Action.Write(String id, Content content)) || content == null) {
      return List.of();
    }
    return content.simpler().stream().map(one -> (Action) new Action.Write(id, one)).toList();
  }
}
