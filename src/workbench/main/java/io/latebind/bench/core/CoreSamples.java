package io.latebind.bench.core;

import io.latebind.bench.contender.LatebindIndexes;
import io.latebind.bench.data.BenchDocuments;
import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Shape;
import io.latebind.bench.data.Write;
import io.latebind.definition.yaml.YamlIndex;
import java.util.List;

/** The documents and the index of the benchmarks: those of load-1. */
final class CoreSamples {
  static final int COUNT = 1_024;
  static final Shape SHAPE = Shape.sharing(COUNT, 1);
  static final BenchDocuments DOCUMENTS = new BenchDocuments(SHAPE, 1);
  static final List<YamlIndex> INDEXES = LatebindIndexes.of(1, false);

  private CoreSamples() {}

  static byte[] json(Kind kind, int number, int version) {
    return DOCUMENTS.json(new Write(kind, number, version, 0));
  }
}
