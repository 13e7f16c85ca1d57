package io.latebind.bench.core;

import io.latebind.bench.data.Kind;
import io.latebind.document.Json;
import io.latebind.engine.Engine;
import io.latebind.index.Limits;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Event;
import io.latebind.protocol.Message;
import io.latebind.protocol.State;
import io.latebind.rows.TreeRows;
import io.latebind.state.RowState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;

/**
 * What the protocol makes of an event, on rows in memory: 1,024 pairs of which every target is
 * foreign. Documents are checked already.
 */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ApplyBenchmark {
  private final byte[][] first = new byte[CoreSamples.COUNT][];
  private final byte[][] second = new byte[CoreSamples.COUNT][];
  private @Nullable Engine engine;
  private State state = fresh();
  private int next;

  private static State fresh() {
    return new RowState(new TreeRows(), 1 << 20);
  }

  /** Loads all pairs. */
  @Setup
  public void load() {
    engine = new Engine(CoreSamples.INDEXES, 0, id -> id.startsWith("t/") ? 1 : 0, Limits.DEFAULT);
    state = fresh();
    apply(new Event.Started(false));
    for (int i = 0; i < CoreSamples.COUNT; i++) {
      first[i] = write(i, 0);
      second[i] = write(i, 1);
      apply(new Event.DocumentWritten("r/" + i, i, first[i]));
      answer(i, 0);
    }
  }

  private static byte[] write(int number, int version) {
    return CoreSamples.json(Kind.REFERRER, number, version);
  }

  private List<Effect> apply(Event event) {
    Engine running = engine;
    if (running == null) {
      throw new IllegalStateException("not set up");
    }
    return running.apply(event, state);
  }

  private List<Effect> answer(int number, int version) {
    var asked = state.target("t/" + number);
    if (asked == null) {
      throw new IllegalStateException("the target " + number + " was not asked for");
    }
    byte[] content = Json.encode(Json.object().put("name", "name-" + number + "-" + version));
    return apply(
        new Event.Received(
            new Message.Replicate("t/" + number, asked.needed().fingerprint(), content)));
  }

  /** A referrer is updated, its reference is not: a new entry. */
  @Benchmark
  public List<Effect> updateReferrer() {
    int number = next++ % CoreSamples.COUNT;
    boolean even = next / CoreSamples.COUNT % 2 == 0;
    return apply(
        new Event.DocumentWritten("r/" + number, next, even ? second[number] : first[number]));
  }

  /** A foreign target has changed: its only referrer gets a new entry. */
  @Benchmark
  public List<Effect> receiveReplica() {
    int number = next++ % CoreSamples.COUNT;
    return answer(number, next);
  }

  /** A referrer comes and goes: subscribed, answered, published, taken back, unsubscribed. */
  @Benchmark
  public List<Effect> comeAndGo() {
    int number = next++ % CoreSamples.COUNT;
    apply(new Event.DocumentWritten("r/" + number, next, null));
    apply(new Event.DocumentWritten("r/" + number, next, first[number]));
    return answer(number, next);
  }
}
