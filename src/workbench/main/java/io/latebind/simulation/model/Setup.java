package io.latebind.simulation.model;

import io.latebind.index.Limits;
import java.util.List;
import java.util.Optional;

/** What a process is started with. */
public record Setup(List<Definition> definitions, Limits limits) {
  public Setup {
    definitions = List.copyOf(definitions);
  }

  public List<DefinedIndex> indexes() {
    return definitions.stream().map(DefinedIndex::new).toList();
  }

  public Optional<Definition> definition(String name) {
    return definitions.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
