package io.latebind.simulation;

import io.latebind.engine.Limits;
import java.util.List;
import java.util.Optional;

/** What a process is started with. */
record Setup(List<Definition> definitions, Limits limits) {
  Setup {
    definitions = List.copyOf(definitions);
  }

  List<DefinedIndex> indexes() {
    return definitions.stream().map(DefinedIndex::new).toList();
  }

  Optional<Definition> definition(String name) {
    return definitions.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
