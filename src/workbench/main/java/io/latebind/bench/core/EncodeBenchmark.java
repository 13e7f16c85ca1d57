package io.latebind.bench.core;

import io.latebind.bench.data.Kind;
import io.latebind.index.Projection;
import io.latebind.protocol.Message;
import io.latebind.protocol.StoredDocument;
import io.latebind.rows.RowCodecs;
import io.latebind.wire.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What rows and messages cost as bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
  private final Projection projection = Projection.of(List.of(List.of("name")));
  private final Message replicate =
      new Message.Replicate(
          "t/7",
          projection.fingerprint(),
          "{\"name\":\"name-7-0\"}".getBytes(StandardCharsets.UTF_8));
  private final byte[] message = MessageCodec.encode(replicate);
  private final StoredDocument document =
      new StoredDocument(7, CoreSamples.json(Kind.REFERRER, 7, 0));
  private final byte[] row = RowCodecs.encode(document);

  /** A message to another partition. */
  @Benchmark
  public byte[] encodeMessage() {
    return MessageCodec.encode(replicate);
  }

  /** The same, read. */
  @Benchmark
  public Message decodeMessage() {
    return MessageCodec.decode("t/7", message);
  }

  /** The row of a document. */
  @Benchmark
  public byte[] encodeRow() {
    return RowCodecs.encode(document);
  }

  /** The same, read. */
  @Benchmark
  public @Nullable StoredDocument decodeRow() {
    return RowCodecs.decodeDocument(row);
  }
}
