package io.latebind.definition;

import io.latebind.index.Index;

/** An index that describes its entries. */
public interface IndexDefinition extends Index {
  /** What is known about the index without running it. */
  IndexSchema schema();

  @Override
  default String name() {
    return schema().name();
  }
}
