package io.latebind.indexer;

import io.latebind.engine.Engine;
import io.latebind.index.Index;
import io.latebind.index.RowLimits;
import io.latebind.indexer.record.Interpreter;
import io.latebind.indexer.record.Meters;
import io.latebind.indexer.record.RecordDecoder;
import io.latebind.indexer.record.RejectedRecordException;
import io.latebind.internals.CommitHook;
import io.latebind.internals.NodeScope;
import io.latebind.protocol.Budget;
import io.latebind.protocol.Event;
import io.latebind.rows.Position;
import io.latebind.state.RowState;
import io.latebind.store.LogStore;
import io.latebind.streams.client.Progress;
import io.latebind.streams.client.Restoration;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the indexer: the engine between the records of two topics and its stores.
 *
 * <p>Documents that load something that a record has changed are evaluated after the record, once
 * each. A document that was already evaluated after the previous record waits for the next commit,
 * or for a sweep. The evaluations after a record and before a commit each have a budget. Sweeps are
 * worked on in a wall-clock punctuation, in the turns of the {@link
 * io.latebind.streams.client.SweepScheduler} and within a time budget, so that they do not hold up
 * records of other documents or make a transaction too long.
 */
final class IndexerProcessor implements Processor<byte[], byte[], Object, byte @Nullable []> {
  private final Collection<? extends Index> indexes;
  private final IndexerSettings settings;
  private final PartitionRouting locality;
  private final Meters meters;
  private final Progress progress;
  private final Restoration restoration;

  private @Nullable Task task;

  IndexerProcessor(
      Collection<? extends Index> indexes,
      IndexerSettings settings,
      PartitionRouting locality,
      Meters meters,
      Progress progress,
      Restoration restoration) {
    this.restoration = restoration;
    this.progress = progress;
    this.indexes = indexes;
    this.settings = settings;
    this.locality = locality;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<Object, byte @Nullable []> context) {
    Task opened = new Task(context);
    task = opened;
    context.<CommitHook>getStateStore(StoreNames.COMMIT).listener(opened);
    context.schedule(
        settings.sweepInterval(), PunctuationType.WALL_CLOCK_TIME, now -> task().workOnSweeps());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    task().process(record);
  }

  @Override
  public void close() {
    Task closed = task;
    task = null;
    if (closed != null) {
      progress.turns().ended(closed.documents.partition());
      progress.ended(closed.documents.partition());
    }
  }

  private Task task() {
    Task current = task;
    if (current == null) {
      throw new IllegalStateException("the processor was used before it was initialised");
    }
    return current;
  }

  /** The state between init and close. */
  private final class Task implements CommitHook.Listener {
    private final ProcessorContext<Object, byte @Nullable []> context;
    private final RowState state;
    private final Engine engine;
    private final RecordDecoder intake;
    private final Interpreter interpreter;
    private final NodeScope scope;
    private final TopicPartition documents;
    private final TopicPartition reindex;
    private final RestoreGuard guard;
    private final LogStore store;
    private final LogStore contents;
    private Position position;
    private boolean started;
    private boolean touched;
    private boolean behind;
    private @Nullable String lastSweep;

    Task(ProcessorContext<Object, byte @Nullable []> context) {
      this.context = context;
      scope = NodeScope.of(context);
      int partition = context.taskId().partition();
      documents = new TopicPartition(settings.topics().documents(), partition);
      reindex = new TopicPartition(settings.topics().reindex(), partition);
      progress.begin(partition, Set.of(documents, reindex));
      guard = new RestoreGuard(restoration, context.taskId(), documents, reindex);
      position = Position.begin(restoration.topics());
      store = context.getStateStore(StoreNames.ROWS);
      RowLimits limits = settings.limits().rows();
      contents = context.getStateStore(StoreNames.CONTENTS);
      state = new RowState(store.rows(), contents.rows(), settings.heldBytes(), limits);
      engine = new Engine(indexes, partition, locality.home(), settings.limits());
      intake =
          new RecordDecoder(
              partition,
              settings.partitions(),
              locality.placed(),
              settings.maxDocumentBytes(),
              limits);
      interpreter =
          new Interpreter(context, settings.topics().documents(), partition, state, meters, limits);
    }

    @Override
    public void beforeCommit() {
      // After the processor is closed nothing can be forwarded: dirty documents stay dirty.
      if (started && task == this) {
        long begin = System.nanoTime();
        Budget budget = budget(Long.MAX_VALUE, settings.commitBudget());
        scope.run(() -> apply(new Event.Committing(budget)));
        called(begin);
      }
      if (touched) {
        touched = false;
        position = position.next(progress.done(documents), progress.done(reindex));
        state.putPosition(position);
        CommitHook.number(context, position.commit());
      }
      flush();
    }

    /**
     * Readers of both stores see both before the write, or both after it, and wait for no broker.
     */
    private void flush() {
      state.write();
      Lock lock = restoration.stores().lock(context.taskId()).writeLock();
      lock.lock();
      try {
        contents.write(progress.done(documents));
        store.rows().write();
      } finally {
        lock.unlock();
      }
      store.rows().send();
    }

    private static Budget budget(long cost, Duration time) {
      long end = System.nanoTime() + time.toNanos();
      return new Budget(cost, () -> System.nanoTime() - end >= 0);
    }

    private void called(long begin) {
      meters.called(Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public void recycled() {
      state.forget();
    }

    void process(Record<byte[], byte[]> record) {
      long begin = System.nanoTime();
      begin();
      touched();
      RecordMetadata origin =
          context
              .recordMetadata()
              .orElseThrow(() -> new IllegalStateException("a record came from nowhere"));
      try {
        for (Event event : events(record, origin)) {
          apply(event);
          meters.processed();
        }
      } catch (RejectedRecordException refusal) {
        refused(record, origin, refusal);
        meters.processed();
      }
      if (state.dirtyCount() > 0) {
        apply(new Event.RecordEnded(budget(settings.stepCost(), settings.commitBudget())));
      }
      boolean document = origin.topic().equals(documents.topic());
      progress.processed(document ? documents : reindex, origin.offset());
      catchUp();
      called(begin);
    }

    /**
     * Rejects a record. The last good version of its document stays, although its topic may lose
     * it. A document of another partition has no version here.
     */
    private void refused(
        Record<byte[], byte[]> record, RecordMetadata origin, RejectedRecordException refusal) {
      interpreter.refuse(record, origin, refusal);
      boolean document =
          origin.topic().equals(documents.topic())
              && !refusal.reason().equals(RecordDecoder.WRONG_PARTITION);
      String id = document ? RecordDecoder.idOf(record.key()) : null;
      if (id != null) {
        apply(new Event.DocumentRefused(id));
      }
    }

    /** All events of a record, or a rejection: nothing is applied before all of it is validated. */
    private List<Event> events(Record<byte[], byte[]> record, RecordMetadata origin)
        throws RejectedRecordException {
      return origin.topic().equals(documents.topic())
          ? List.of(intake.document(record, origin.offset()))
          : intake.messages(record);
    }

    /** Starts the task with the current definitions, before anything else is applied. */
    private void begin() {
      if (!started) {
        position = guard.admit(state.position(), CommitHook.number(context), store.isWhole());
        guard.fill(position.documents(), contents);
        started = true;
        behind = !progress.isCaughtUp(documents);
        boolean moved = state.isBesideAnother();
        long fresh = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        position = position.beside(state.contentsStore(fresh));
        apply(new Event.Started(behind, moved));
        progress.started(documents.partition());
      }
    }

    private void catchUp() {
      if (behind && progress.isCaughtUp(documents)) {
        behind = false;
        apply(new Event.CaughtUp());
      }
    }

    void workOnSweeps() {
      // Work done earlier could not be committed with its number.
      if (!progress.isBegun(documents) || !progress.isBegun(reindex)) {
        return;
      }
      begin();
      catchUp();
      boolean open = state.nextSweep(null) != null;
      boolean records = progress.isWaiting(documents) || progress.isWaiting(reindex);
      if (progress.turns().isTurn(documents.partition(), open, records)) {
        takeTurn();
      }
    }

    private void takeTurn() {
      long begin = System.nanoTime();
      Budget budget = budget(settings.stepCost(), settings.sweepBudget());
      for (String next = nextSweep(); next != null; next = nextSweep()) {
        apply(new Event.Step(next, budget));
        meters.stepped();
        if (budget.isOver().getAsBoolean()) {
          break;
        }
      }
      called(begin);
      progress.turns().taken(documents.partition(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** The next open sweep, in rotation; null when no sweep is open. */
    private @Nullable String nextSweep() {
      String next = state.nextSweep(lastSweep);
      if (next == null && lastSweep != null) {
        next = state.nextSweep(null);
      }
      lastSweep = next;
      return next;
    }

    private void apply(Event event) {
      interpreter.interpret(engine.apply(event, state));
      // Only a change needs a commit: starting with known definitions and nothing to do needs none.
      if (state.isChanged()) {
        touched();
      }
    }

    private void touched() {
      touched = true;
      progress.touched(documents.partition());
    }
  }
}
