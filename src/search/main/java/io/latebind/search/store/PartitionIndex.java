package io.latebind.search.store;

import io.latebind.search.index.Generation;
import io.latebind.search.index.Generations;
import io.latebind.search.index.LuceneIndex;
import io.latebind.search.index.Snapshot;
import io.latebind.search.query.SearchSchema;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A named index of a partition, with its generations. One serves searches; when the definition has
 * changed, the next one is built from its entries while both receive new records.
 */
final class PartitionIndex implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionIndex.class);
  private static final String GIVEN_UP =
      "The index {} could not be built anew; a restart tries it again";

  private final String name;
  private final Generations generations;
  private final @Nullable SearchSchema wanted;
  private final LuceneIndex undefined;
  private final ReentrantLock inBuilding = new ReentrantLock();
  private volatile @Nullable Generation answering;
  private volatile @Nullable Rebuild rebuild;
  private volatile boolean outdated;
  private volatile boolean closed;

  /**
   * Takes over an index.
   *
   * @param wanted the schema of the definition; null if there is none
   * @param answering the open generation; null if all entries are among the undefined
   * @param undefined the index of the entries of undefined indexes
   * @param outdated whether it has to be rebuilt
   */
  PartitionIndex(
      String name,
      Generations generations,
      @Nullable SearchSchema wanted,
      @Nullable Generation answering,
      LuceneIndex undefined,
      boolean outdated) {
    this.name = name;
    this.generations = generations;
    this.wanted = wanted;
    this.answering = answering;
    this.undefined = undefined;
    this.outdated = outdated;
  }

  /** Whether the index is defined. */
  boolean isDefined() {
    return wanted != null;
  }

  /** Whether it has to be rebuilt, and no rebuild has begun. */
  boolean isOutdated() {
    return outdated;
  }

  /** Whether it has to be rebuilt, or is being rebuilt. */
  boolean isRebuilding() {
    return outdated || rebuild != null;
  }

  /** The generation that serves searches, if there is one. */
  Stream<LuceneIndex> answering() {
    return Stream.ofNullable(answering).map(Generation::index);
  }

  /** Writes or deletes an entry in every generation. */
  synchronized void apply(String id, byte @Nullable [] source, long offset) {
    Rebuild building = rebuild;
    if (building != null) {
      building.apply(id, source, offset);
    }
    Generation old = answering;
    if (old == null) {
      undefined.apply(new EntryKey(name, id).toString(), source, offset);
    } else {
      old.index().apply(id, source, offset);
    }
  }

  /**
   * Rebuilds the index if it is outdated. Returns when that is done, has failed or the index is
   * closed.
   *
   * @param applied supplies the offset of the last record that was applied to any index
   */
  void rebuild(LongSupplier applied) {
    inBuilding.lock();
    try {
      Rebuild begun = begin();
      if (begun != null) {
        rebuild(begun, applied);
      }
    } finally {
      inBuilding.unlock();
    }
  }

  private void rebuild(Rebuild begun, LongSupplier applied) {
    try {
      begun.copy(this, () -> closed);
      if (!closed) {
        begun.commit(applied);
        replace(begun);
      }
    } catch (IOException | RuntimeException e) {
      giveUp(begun, e);
    }
  }

  private synchronized @Nullable Rebuild begin() {
    if (closed || !outdated || wanted == null) {
      return null;
    }
    try {
      Generation old = answering;
      rebuild =
          old == null
              ? begin(wanted, undefined, name + "/", 0)
              : begin(wanted, old.index(), "", old.number());
      return rebuild;
    } catch (IOException | RuntimeException e) {
      LOG.error(GIVEN_UP, name, e);
      return null;
    } finally {
      outdated = false;
    }
  }

  private Rebuild begin(SearchSchema schema, LuceneIndex from, String prefix, int number)
      throws IOException {
    LOG.info("The index {} is built anew from its entries", name);
    long offset = from.committed().offset();
    Generation to = generations.begin(name, number, schema, offset);
    try {
      return new Rebuild(from, prefix, to);
    } catch (RuntimeException e) {
      // Nothing else refers to it, and its folder stays locked until it is closed.
      to.index().close();
      throw e;
    }
  }

  /** From now on, the new generation serves searches. */
  private void replace(Rebuild built) throws IOException {
    Generation old;
    synchronized (this) {
      if (closed) {
        return;
      }
      built.finish();
      old = answering;
      answering = built.to();
      rebuild = null;
    }
    LOG.info("The index {} is built", name);
    if (old == null) {
      undefined.deleteAll(StoreOpening.entriesOf(name));
    } else {
      old.index().close();
      generations.drop(old);
    }
  }

  private void giveUp(Rebuild building, Exception e) {
    synchronized (this) {
      if (closed || rebuild == null) {
        return;
      }
      rebuild = null;
    }
    LOG.error(GIVEN_UP, name, e);
    building.close();
  }

  /** A snapshot as of the last refresh; null while it is built for the first time. */
  @Nullable Snapshot acquire() {
    return ask(LuceneIndex::acquire);
  }

  /** Makes everything applied so far visible to the next snapshots. */
  void refresh() {
    ask(
        index -> {
          index.refresh();
          return index;
        });
  }

  /** Commits if a commit is due; see {@link LuceneIndex#commitWhenDue}. */
  void commit(long offset, long idle) {
    ask(
        index -> {
          index.commitWhenDue(offset, idle);
          return index;
        });
  }

  /** Asks the generation that serves searches, and the next one if it is replaced meanwhile. */
  private <T> @Nullable T ask(Function<LuceneIndex, T> question) {
    while (true) {
      Generation seen = answering;
      if (seen == null) {
        return null;
      }
      try {
        return question.apply(seen.index());
      } catch (AlreadyClosedException | ProcessorStateException e) {
        if (closed || seen.equals(answering)) {
          throw e;
        }
      }
    }
  }

  /**
   * Closes without a commit, and ends a rebuild. Returns when the rebuild has released the folders,
   * so that they can be opened again.
   */
  @Override
  public void close() {
    Rebuild building;
    synchronized (this) {
      closed = true;
      building = rebuild;
      rebuild = null;
    }
    try {
      if (building != null) {
        building.close();
      }
    } finally {
      closeAnswering();
    }
  }

  private void closeAnswering() {
    inBuilding.lock();
    try {
      answering().forEach(LuceneIndex::close);
    } finally {
      inBuilding.unlock();
    }
  }
}
