package io.latebind.search.index;

import io.latebind.definition.type.FieldType.VectorType;
import io.latebind.search.index.EntryDocuments.Indexable;
import io.latebind.search.lucene.WriterSettings;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * One index of one partition in one folder: a writer, and the searchers over what it has written.
 *
 * <p>An entry is replaced together with its vectors in one step, so that no snapshot shows one
 * without the other. An update that does not change the vectors replaces only the entry.
 *
 * <p>{@link #apply} is called by one thread at a time. Everything else may be called by any thread.
 * After a disk failure the index is unusable: further calls throw {@link ProcessorStateException},
 * and what was committed before is there at the next opening.
 */
public final class LuceneIndex implements AutoCloseable {
  private final SearchSchema schema;
  private final EntryDocuments documents;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final @Nullable VectorIdLookup slots;
  private final AtomicLong vectorInserts = new AtomicLong();
  private final Object commits = new Object();
  private volatile CommitData committed;
  private volatile long changed;
  private volatile long refreshed;

  private LuceneIndex(
      Directory directory, SearchSchema schema, CommitData data, IndexWriterConfig config)
      throws IOException {
    this.schema = schema;
    this.directory = directory;
    this.documents = new EntryDocuments(schema);
    this.committed = data;
    this.changed = data.offset();
    this.refreshed = data.offset();
    this.writer = new IndexWriter(directory, config);
    try {
      this.searchers = new SearcherManager(writer, true, false, null);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
    this.slots = hasVectors(schema) ? new VectorIdLookup() : null;
    if (slots != null) {
      searchers.addListener(slots);
    }
  }

  /**
   * Opens an index, or creates one that has no commit yet.
   *
   * @param directory its directory, which is closed with the index
   * @param data the data of its last commit, or for its first
   * @param config see {@link WriterSettings}
   * @throws UnreadableIndexException if it is damaged
   */
  static LuceneIndex open(
      Directory directory, SearchSchema schema, CommitData data, IndexWriterConfig config)
      throws IOException {
    return UnreadableIndexException.guard(() -> new LuceneIndex(directory, schema, data, config));
  }

  private static boolean hasVectors(SearchSchema schema) {
    return schema.fields().stream().anyMatch(field -> field.type() instanceof VectorType);
  }

  /**
   * Writes or deletes an entry.
   *
   * @param id the id of the entry
   * @param source its JSON; null to delete it
   * @param offset the offset of its record. Records that the last commit contains are skipped
   */
  public void apply(String id, byte @Nullable [] source, long offset) {
    if (offset > committed.offset()) {
      put(id, source, offset);
      changed = offset;
    }
  }

  private void put(String id, byte @Nullable [] source, long slot) {
    try {
      if (source == null) {
        delete(id);
      } else {
        write(id, source, slot);
      }
    } catch (IOException | AlreadyClosedException e) {
      throw failed("write to", e);
    }
  }

  /** Writes an entry. One that cannot be indexed is deleted: its previous version is obsolete. */
  private void write(String id, byte[] source, long slot) throws IOException {
    try {
      write(id, documents.of(id, source), slot);
    } catch (UncheckedIOException | ClassCastException | ArithmeticException e) {
      delete(id);
      throw new UnfitEntryException("its value is not a JSON object", e);
    } catch (IllegalArgumentException e) {
      delete(id);
      throw new UnfitEntryException("Lucene refuses it: " + e.getMessage(), e);
    }
  }

  /**
   * Adds an entry that comes from no record and is not in the index.
   *
   * @param slot the slot of its vectors; see {@link LuceneFields#SLOT}
   */
  public void add(String id, byte[] source, long slot) {
    try {
      insert(null, id, documents.of(id, source), slot);
    } catch (IllegalArgumentException e) {
      throw new UnfitEntryException("Lucene refuses it: " + e.getMessage(), e);
    } catch (IOException | AlreadyClosedException e) {
      throw failed("write to", e);
    }
  }

  private void delete(String id) throws IOException {
    writer.deleteDocuments(new Term(LuceneFields.GROUP, id));
    note(id, VectorIdLookup.Slot.NONE);
  }

  private void write(String id, Indexable made, long slot) throws IOException {
    VectorIdLookup.Slot now =
        slots == null || made.vectors() == null
            ? VectorIdLookup.Slot.NONE
            : slots.of(id, searchers);
    if (now.holds(made.vectorsHash())) {
      made.tie(now.slot());
      writer.updateDocument(new Term(LuceneFields.ENTRY, id), made.entry());
      note(id, now);
    } else {
      insert(new Term(LuceneFields.GROUP, id), id, made, slot);
    }
  }

  /** Writes an entry and its vectors in place of all documents that contain the term. */
  private void insert(@Nullable Term replaced, String id, Indexable made, long slot)
      throws IOException {
    if (made.vectors() == null) {
      writer.updateDocuments(replaced, List.of(made.entry()));
      note(id, VectorIdLookup.Slot.NONE);
    } else {
      made.tie(slot);
      writer.updateDocuments(replaced, List.of(made.vectors(), made.entry()));
      note(id, new VectorIdLookup.Slot(slot, made.vectorsHash()));
      vectorInserts.incrementAndGet();
    }
  }

  private void note(String id, VectorIdLookup.Slot slot) {
    if (slots != null) {
      slots.put(id, slot);
    }
  }

  /** Deletes all entries that a query matches, and makes this visible to the next snapshots. */
  public void deleteAll(Query query) {
    try {
      writer.deleteDocuments(query);
      searchers.maybeRefreshBlocking();
    } catch (IOException | AlreadyClosedException e) {
      throw failed("write to", e);
    }
  }

  /**
   * A snapshot as of the last refresh. It has to be closed.
   *
   * @throws AlreadyClosedException if the index is closed
   */
  public Snapshot acquire() {
    try {
      IndexSearcher searcher = searchers.acquire();
      return new Snapshot(searcher, schema, () -> release(searcher));
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private void release(IndexSearcher searcher) {
    try {
      searchers.release(searcher);
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** Makes everything applied so far visible to the next snapshots, unless it is already. */
  public void refresh() {
    long now = changed;
    if (now > refreshed) {
      refreshAnyway();
      refreshed = Math.max(refreshed, now);
    }
  }

  /** Refreshes in any case, as is needed after {@link #add}, which has no offset. */
  public void refreshAnyway() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException | AlreadyClosedException e) {
      throw failed("refresh", e);
    }
  }

  /** Whether it had no entries at the last refresh. */
  public boolean isEmpty() {
    try (Snapshot snapshot = acquire()) {
      return snapshot.searcher().getIndexReader().numDocs() == 0;
    }
  }

  /**
   * Commits if something was applied since the last commit, if so many records of other indexes
   * have passed that it would take long to skip them, or if there is no offset yet.
   *
   * @param offset the offset of the last record that was applied to any index before this call
   * @param idle how many records of other indexes may pass without a commit
   */
  public void commitWhenDue(long offset, long idle) {
    long last = committed.offset();
    boolean first = last == CommitData.NOTHING && offset > last;
    if (first || changed > last || offset - last > idle) {
      commit(offset);
    }
  }

  /**
   * Writes everything applied so far through to disk.
   *
   * @param offset the offset of the last record that was applied before this call
   */
  public void commit(long offset) {
    synchronized (commits) {
      try {
        CommitData next = committed.withOffset(Math.max(offset, committed.offset()));
        writer.setLiveCommitData(next.encode().entrySet());
        writer.commit();
        committed = next;
      } catch (IOException | AlreadyClosedException e) {
        throw failed("commit", e);
      }
    }
  }

  /** The data of the last commit. */
  public CommitData committed() {
    return committed;
  }

  public SearchSchema schema() {
    return schema;
  }

  /** How often vectors were inserted into their graph since the index was opened. */
  public long vectorInserts() {
    return vectorInserts.get();
  }

  /** Closes without a commit. Snapshots in use remain valid. */
  @Override
  public void close() {
    try {
      IOUtils.close(searchers, writer::rollback, directory);
    } catch (IOException | AlreadyClosedException e) {
      throw failed("close", e);
    }
  }

  private ProcessorStateException failed(String doing, Exception e) {
    String why = e.getCause() instanceof IOException cause ? cause.toString() : e.toString();
    return new ProcessorStateException(
        "Could not %s the search index %s: %s. Look at the disk; what was committed is safe"
            .formatted(doing, schema.index(), why),
        e);
  }
}
