package io.latebind.bench.core;

import io.latebind.bench.data.Kind;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.index.Evaluation;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What reading the bytes of a document of 1 KB costs, wherever that is done. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadBenchmark {
  private static final Projection NAME = Projection.of(List.of(List.of("name")));
  private static final Loader AWAITING = (id, projection) -> new Loader.Answer.Awaiting();

  /** What the texts of the document are made of. */
  @Param({"ascii", "umlauts"})
  public String text = "";

  private byte[] referrer = new byte[0];
  private byte[] target = new byte[0];
  private byte[] changed = new byte[0];

  /** Makes the documents. */
  @Setup
  public void make() {
    referrer = bytes(Kind.REFERRER, 0);
    target = bytes(Kind.TARGET, 0);
    changed = bytes(Kind.TARGET, 1);
  }

  private byte[] bytes(Kind kind, int version) {
    byte[] ascii = CoreSamples.json(kind, 7, version);
    if (text.equals("ascii")) {
      return ascii;
    }
    String json = new String(ascii, StandardCharsets.US_ASCII);
    String with = json.replace(" a", " ä").replace(" b", " ö");
    return with.getBytes(StandardCharsets.UTF_8);
  }

  /** A document arrives: whether it is one. */
  @Benchmark
  public byte[] arrive() throws MalformedJsonException {
    Json.checkDocument(referrer);
    return referrer;
  }

  /** A stored document is mapped again, up to the question for its target. */
  @Benchmark
  public Object evaluateStored() {
    Index index = CoreSamples.INDEXES.getFirst();
    Document document = new Document("r/7", index.reads().read(referrer));
    return Evaluation.of(index, document, AWAITING, Limits.DEFAULT);
  }

  /** What a subscriber is answered. */
  @Benchmark
  public byte[] project() {
    return NAME.apply(target);
  }

  /** Whether a written target has changed for those who read its name. */
  @Benchmark
  public boolean compare() {
    return Arrays.equals(NAME.apply(target), NAME.apply(changed));
  }
}
