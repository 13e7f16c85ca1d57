package io.latebind.bench.core;

import io.latebind.bench.contender.LatebindIndexes;
import io.latebind.bench.data.Documents;
import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Write;
import io.latebind.definition.YamlIndex;
import java.util.List;

/** The documents and the index of the benchmarks: those of load-1. */
final class Sample {
  static final int COUNT = 1_024;
  static final Shape SHAPE = Shape.sharing(COUNT, 1);
  static final Documents DOCUMENTS = new Documents(SHAPE, 1);
  static final List<YamlIndex> INDEXES = LatebindIndexes.of(1, false);

  private Sample() {}

  static byte[] json(Kind kind, int number, int version) {
    return DOCUMENTS.json(new Write(kind, number, version, 0));
  }
}
