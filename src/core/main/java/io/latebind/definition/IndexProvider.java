package io.latebind.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Provides indexes written in Java to {@code latebind serve}. Name your implementation in the file
 * {@code META-INF/services/io.latebind.definition.IndexProvider} of a jar on the class path.
 */
public interface IndexProvider {
  /** The indexes of this provider. */
  Collection<? extends IndexDefinition> indexes();

  /** The indexes of every provider on the class path. */
  static List<IndexDefinition> provided() {
    List<IndexDefinition> all = new ArrayList<>();
    ServiceLoader.load(IndexProvider.class).forEach(provider -> all.addAll(provider.indexes()));
    return all;
  }
}
