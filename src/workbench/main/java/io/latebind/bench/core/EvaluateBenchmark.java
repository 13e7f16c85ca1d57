package io.latebind.bench.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.bench.data.Kind;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.index.Evaluation;
import io.latebind.index.Limits;
import io.latebind.index.Loader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one document of 1 KB costs before the protocol comes in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EvaluateBenchmark {
  private final byte[] bytes = CoreSamples.json(Kind.REFERRER, 7, 0);
  private final Document referrer = new Document("r/7", Json.decodeObject(bytes));
  private final ObjectNode target = Json.decodeObject(CoreSamples.json(Kind.TARGET, 7, 0));
  private final Loader present =
      (id, projection) -> new Loader.Answer.Present(projection.project(target));
  private final Loader awaiting = (id, projection) -> new Loader.Answer.Awaiting();

  /** Reads a document from outside, with all checks. */
  @Benchmark
  public ObjectNode decodeDocument() throws MalformedJsonException {
    return Json.decodeDocument(bytes);
  }

  /** Reads a document that was accepted before. */
  @Benchmark
  public ObjectNode decodeStored() {
    return Json.decodeObject(bytes);
  }

  /** Maps a document whose target is there to its entry's bytes. */
  @Benchmark
  public Evaluation evaluatePresent() {
    return Evaluation.of(CoreSamples.INDEXES.getFirst(), referrer, present, Limits.DEFAULT);
  }

  /** Maps a document whose target is not answered yet. */
  @Benchmark
  public Evaluation evaluateAwaiting() {
    return Evaluation.of(CoreSamples.INDEXES.getFirst(), referrer, awaiting, Limits.DEFAULT);
  }
}
