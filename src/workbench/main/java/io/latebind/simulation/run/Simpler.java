package io.latebind.simulation.run;

import io.latebind.index.Limits;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Beginning;
import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recordings that are a little simpler than another. */
final class Simpler {
  private static final Limits PLENTY =
      new Limits(20, 100_000, 4).withRows(SimulatedStores.rowLimits(5_000, 1_000));

  private Simpler() {}

  /** The ways to simplify, coarse ones first. */
  static List<Function<Recording, List<Recording>>> all() {
    return List.of(
        Simpler::withFewerPartitions,
        Simpler::withFewerThreads,
        Simpler::withSmallerBatches,
        Simpler::withoutDefinition,
        recording -> changed(recording, Simpler::plainly),
        recording -> changed(recording, Simpler::withoutBulk),
        Simpler::ofContents,
        Simpler::withoutLimits);
  }

  /** The ids of the last partition have another home. */
  private static List<Recording> withFewerPartitions(Recording recording) {
    Beginning old = recording.beginning();
    int left = old.partitions() - 1;
    return IntStream.range(0, left)
        .mapToObj(
            home -> {
              Map<String, Integer> homes = new TreeMap<>(old.homes());
              homes.replaceAll((id, at) -> at == left ? home : at);
              return possible(
                  recording,
                  new Beginning(
                      left,
                      old.instances(),
                      old.threads(),
                      old.batch(),
                      old.drain(),
                      homes,
                      old.logged(),
                      old.setup()));
            })
        .toList();
  }

  private static List<Recording> withFewerThreads(Recording recording) {
    Beginning old = recording.beginning();
    return Stream.of(
            new Beginning(
                old.partitions(),
                old.instances() - 1,
                old.threads(),
                old.batch(),
                old.drain(),
                old.homes(),
                old.logged(),
                old.setup()),
            new Beginning(
                old.partitions(),
                old.instances(),
                old.threads() - 1,
                old.batch(),
                old.drain(),
                old.homes(),
                old.logged(),
                old.setup()))
        .filter(smaller -> smaller.instances() > 0 && smaller.threads() > 0)
        .map(smaller -> possible(recording, smaller))
        .toList();
  }

  /** Each message in a record of its own, or else two in one. */
  private static List<Recording> withSmallerBatches(Recording recording) {
    Beginning old = recording.beginning();
    return IntStream.rangeClosed(1, Math.min(2, old.batch() - 1))
        .mapToObj(
            batch ->
                new Recording(
                    new Beginning(
                        old.partitions(),
                        old.instances(),
                        old.threads(),
                        batch,
                        old.drain(),
                        old.homes(),
                        old.logged(),
                        old.setup()),
                    recording.actions()))
        .toList();
  }

  /** Without what is about partitions, threads and instances that are not there. */
  private static Recording possible(Recording recording, Beginning beginning) {
    return new Recording(
        beginning,
        recording.actions().stream().filter(action -> action.isPossible(beginning)).toList());
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
            old.batch(),
            old.drain(),
            old.homes(),
            old.logged(),
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

  /** Equal contents stay equal: what differs has to have another version. */
  private static List<Recording> ofContents(Recording recording) {
    return recording.actions().stream()
        .flatMap(Simpler::writes)
        .map(Action.Write::content)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(
            content -> content.simpler().stream().map(one -> replaced(recording, content, one)))
        .toList();
  }

  private static Stream<Action.Write> writes(Action action) {
    return switch (action) {
      case Action.Write write -> Stream.of(write);
      case Action.Bulk bulk -> bulk.writes().stream();
      default -> Stream.empty();
    };
  }

  private static Recording replaced(Recording recording, Content old, Content now) {
    return recording.with(
        recording.actions().stream().map(action -> replaced(action, old, now)).toList());
  }

  private static Action replaced(Action action, Content old, Content now) {
    return switch (action) {
      case Action.Write write ->
          old.equals(write.content()) ? new Action.Write(write.id(), now) : write;
      case Action.Bulk bulk ->
          new Action.Bulk(
              bulk.writes().stream()
                  .map(write -> (Action.Write) replaced(write, old, now))
                  .toList(),
              bulk.commits());
      default -> action;
    };
  }
}
