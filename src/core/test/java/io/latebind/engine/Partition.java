package io.latebind.engine;

import io.latebind.document.Json;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import io.latebind.index.Projection;
import io.latebind.index.RowLimits;
import io.latebind.protocol.Budget;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Event;
import io.latebind.protocol.Home;
import io.latebind.protocol.Message;
import io.latebind.protocol.State;
import io.latebind.protocol.StoredDocument;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.rows.TreeRows;
import io.latebind.state.RowState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Partition 0 of two, for tests. Ids that end in an odd digit are foreign, all others at home.
 * Effects are told in words.
 */
public final class Partition {
  private static final Home HOME =
      id -> Character.isDigit(id.charAt(id.length() - 1)) ? id.charAt(id.length() - 1) % 2 : 0;
  private static final Limits LIMITS = new Limits(3, 1_000, 2);

  private final TreeRows contents = new TreeRows();
  private final RowState state = new RowState(new TreeRows(), contents, 1 << 20, RowLimits.DEFAULT);
  private Engine engine;
  private long offset;

  private Partition(Engine engine) {
    this.engine = engine;
  }

  /** A partition that has started with these indexes, and has nothing to sweep. */
  public static Partition with(Index... indexes) {
    Partition partition = new Partition(engine(LIMITS, indexes));
    partition.apply(new Event.Started(false));
    partition.sweepAll();
    return partition;
  }

  private static Engine engine(Limits limits, Index... indexes) {
    return new Engine(List.of(indexes), 0, HOME, limits);
  }

  public List<String> restart(Index... indexes) {
    return restart(LIMITS, indexes);
  }

  List<String> restart(Limits limits, Index... indexes) {
    engine = engine(limits, indexes);
    return apply(new Event.Started(false));
  }

  /** Begins again, with writes to catch up with. */
  List<String> restartBehind(Index... indexes) {
    engine = engine(LIMITS, indexes);
    return apply(new Event.Started(true));
  }

  /** Begins again beside a store of contents that was restored without that of a document. */
  List<String> restartWithout(String id, Index... indexes) {
    engine = engine(LIMITS, indexes);
    lose(id);
    return apply(new Event.Started(true, true));
  }

  /** The content of a document is not there any more. */
  void lose(String id) {
    state.write();
    contents.delete(RowKeys.content(RowKeys.text(id)));
    state.forget();
  }

  /** The content of a document is there again. */
  void restore(StoredDocument document, String id) {
    state.write();
    contents.put(RowKeys.content(RowKeys.text(id)), RowCodecs.encode(document));
    state.forget();
  }

  /** A record of a document is refused. */
  List<String> refuse(String id) {
    return apply(new Event.DocumentRefused(id));
  }

  /** Has caught up. */
  void caughtUp() {
    apply(new Event.CaughtUp());
  }

  public List<String> write(String id, String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return apply(new Event.DocumentWritten(id, offset++, bytes));
  }

  List<String> delete(String id) {
    return apply(new Event.DocumentWritten(id, offset++, null));
  }

  List<String> receive(Message message) {
    return apply(new Event.Received(message));
  }

  /** An answer to the question for {@code fields}; missing when {@code json} is null. */
  public List<String> answer(String target, @Nullable String json, String... fields) {
    Projection projection = projection(fields);
    byte[] content = json == null ? null : json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return receive(new Message.Replicate(target, projection.fingerprint(), content));
  }

  static Projection projection(String... fields) {
    return Projection.of(List.of(fields).stream().map(List::of).toList());
  }

  List<String> step(String sweep, int limit) {
    return apply(new Event.Step(sweep, Budget.of(limit)));
  }

  /** Works off every open sweep; tells all effects. */
  List<String> sweepAll() {
    List<String> all = new ArrayList<>();
    for (String next = state.nextSweep(null); next != null; next = state.nextSweep(null)) {
      all.addAll(step(next, 100));
    }
    return all;
  }

  /** What comes alone, with a commit behind it. */
  private List<String> apply(Event event) {
    List<Effect> effects = new ArrayList<>(engine.apply(event, state));
    effects.addAll(engine.apply(new Event.Committing(Budget.UNLIMITED), state));
    return effects.stream().map(Partition::describe).toList();
  }

  /** What comes without a commit behind it. */
  List<String> uncommitted(Event event) {
    return engine.apply(event, state).stream().map(Partition::describe).toList();
  }

  private static String describe(Effect effect) {
    return switch (effect) {
      case Effect.Reject reject -> "reject " + reject.documentId() + ": " + reject.reason();
      case Effect.Publish publish -> "publish " + publish.key() + " " + seen(publish.entry());
      case Effect.Send send -> send.partition() + " <- " + describe(send.message());
    };
  }

  private static String describe(Message message) {
    return switch (message) {
      case Message.Subscribe subscribe ->
          "subscribe " + subscribe.target() + " " + subscribe.projection();
      case Message.Unsubscribe unsubscribe -> "unsubscribe " + unsubscribe.target();
      case Message.Replicate replicate ->
          "replicate " + replicate.target() + " " + text(replicate.content());
    };
  }

  private static String seen(byte @Nullable [] entry) {
    return entry == null ? "nothing" : Json.decodeObject(entry).path("seen").toString();
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "nothing" : new String(bytes, StandardCharsets.UTF_8);
  }

  public State state() {
    return state;
  }
}
