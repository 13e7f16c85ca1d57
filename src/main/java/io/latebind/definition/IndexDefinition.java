package io.latebind.definition;

import io.latebind.engine.Index;

/** An index that can say what its entries look like. */
public interface IndexDefinition extends Index {
  /** What there is to know of the index without running it. */
  IndexSchema schema();

  @Override
  default String name() {
    return schema().name();
  }
}
