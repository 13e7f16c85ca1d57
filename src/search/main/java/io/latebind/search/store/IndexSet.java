package io.latebind.search.store;

import io.latebind.search.index.LuceneFields;
import io.latebind.search.index.LuceneIndex;
import io.latebind.search.index.Snapshot;
import io.latebind.search.index.UnfitEntryException;
import io.latebind.search.query.SearchException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open indexes of a partition. Entries of undefined indexes are kept in one additional index,
 * from which an index that is defined later is built.
 *
 * <p>{@link #apply} is called by one thread at a time, everything else by any thread. A failure in
 * the background makes the next call fail, so that no record is applied to something broken.
 */
final class IndexSet {
  private static final Logger LOG = LoggerFactory.getLogger(IndexSet.class);
  private static final long IDLE_RECORDS = 10_000;

  private static final TermQuery EVERY_ENTRY =
      new TermQuery(new Term(LuceneFields.KIND, LuceneFields.ENTRY_KIND));

  private final Map<String, PartitionIndex> indexes;
  private final LuceneIndex undefined;
  private final SkippedRecords skipped;
  private volatile long applied;
  private volatile long visible;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  /**
   * Takes over open indexes.
   *
   * @param indexes the indexes by name
   * @param undefined the index of the entries of all other names
   */
  IndexSet(Map<String, PartitionIndex> indexes, LuceneIndex undefined, SkippedRecords skipped) {
    this.indexes = Map.copyOf(indexes);
    this.undefined = undefined;
    this.skipped = skipped;
    this.applied = committedOffset();
    this.visible = applied;
  }

  /** The offset of the last record that every index has on disk. */
  long committedOffset() {
    return answering().mapToLong(index -> index.committed().offset()).min().orElseThrow();
  }

  /** Every index that serves searches, and that of the undefined entries. */
  Stream<LuceneIndex> answering() {
    return Stream.concat(
        Stream.of(undefined), indexes.values().stream().flatMap(PartitionIndex::answering));
  }

  /** Applies a record, unless it was applied before. */
  void apply(byte @Nullable [] key, byte @Nullable [] value, long offset) {
    check();
    if (offset > applied) {
      EntryKey entry = EntryKey.decode(key);
      if (entry == null) {
        skipped.add(offset, "its key is not an index's name, a slash and an id");
      } else {
        guarded(() -> apply(entry, value, offset));
      }
      applied = offset;
    }
  }

  private void apply(EntryKey entry, byte @Nullable [] value, long offset) {
    try {
      PartitionIndex index = indexes.get(entry.index());
      if (index == null) {
        undefined.apply(entry.toString(), value, offset);
      } else {
        index.apply(entry.id(), value, offset);
      }
    } catch (UnfitEntryException e) {
      skipped.add(offset, String.valueOf(e.getMessage()));
    }
  }

  /** Makes everything applied so far visible to searches. */
  void refresh() {
    check();
    guarded(
        () -> {
          long now = applied;
          undefined.refresh();
          indexes.values().forEach(PartitionIndex::refresh);
          synchronized (this) {
            visible = Math.max(visible, now);
          }
        });
  }

  /** Refreshes in the background: the next call in the foreground reports a failure. */
  void refreshQuietly() {
    quietly(this::refresh);
  }

  /** Commits in the background: the next call in the foreground reports a failure. */
  void commitQuietly() {
    quietly(this::commit);
  }

  private void quietly(Runnable task) {
    if (failure == null && !closed) {
      try {
        task.run();
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.error("The search store has failed, and its task will at its next step", e);
        }
      }
    }
  }

  /** Writes everything applied so far through to disk. */
  void commit() {
    commit(IDLE_RECORDS);
  }

  private void commit(long idle) {
    check();
    guarded(
        () -> {
          long now = applied;
          undefined.commitWhenDue(now, idle);
          indexes.values().forEach(index -> index.commit(now, idle));
        });
  }

  /** A snapshot of an index as searches see it; null while it is built for the first time. */
  @Nullable Snapshot acquire(String name) {
    PartitionIndex index = indexes.get(name);
    if (index == null || !index.isDefined()) {
      throw new SearchException(
          "There is no index " + name + ". Look at GET /indexes for those there are");
    }
    return index.acquire();
  }

  /** The offset of the last record that was applied. */
  long applied() {
    return applied;
  }

  /** The offset of the last record that searches see, with all before it. */
  long visible() {
    return visible;
  }

  /** How often vectors were inserted into graphs since the store was opened. */
  long vectorInserts() {
    return answering().mapToLong(LuceneIndex::vectorInserts).sum();
  }

  /** Whether an index is being built. */
  boolean isRebuilding() {
    return indexes.values().stream().anyMatch(PartitionIndex::isRebuilding);
  }

  /** Maps the name of each defined index to the number of its entries that searches see. */
  Map<String, Long> entries() {
    Map<String, Long> entries = new TreeMap<>();
    indexes.forEach(
        (name, index) -> {
          if (index.isDefined()) {
            entries.put(name, count(index));
          }
        });
    return entries;
  }

  private static long count(PartitionIndex index) {
    Snapshot snapshot = index.acquire();
    if (snapshot == null) {
      return 0;
    }
    try (snapshot) {
      return snapshot.searcher().count(EVERY_ENTRY);
    } catch (IOException e) {
      throw new ProcessorStateException("Could not count entries", e);
    }
  }

  /** The defined indexes that have to be rebuilt. */
  List<PartitionIndex> outdated() {
    return indexes.values().stream().filter(PartitionIndex::isOutdated).toList();
  }

  /** Whether this set is closed, or is being closed. */
  boolean isClosed() {
    return closed;
  }

  /** Commits, unless something has failed before, and closes. Snapshots in use remain valid. */
  void close() {
    try {
      if (failure == null) {
        commit(0);
      }
    } finally {
      discard();
    }
  }

  /** Closes without a commit. */
  void discard() {
    closed = true;
    try {
      IOUtils.close(indexes.values());
    } catch (IOException e) {
      throw new ProcessorStateException("The search store could not be closed: " + e, e);
    } finally {
      undefined.close();
    }
  }

  /** Fails if something has failed before. */
  void check() {
    Throwable cause = failure;
    if (cause != null) {
      throw new ProcessorStateException("The search store failed before: " + cause, cause);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      if (!closed) {
        failure = e;
      }
      throw e;
    }
  }
}
