package io.latebind.search.execute;

import io.latebind.search.index.EntryDocuments;
import io.latebind.search.index.LuceneFields;
import io.latebind.search.index.Snapshot;
import io.latebind.search.lucene.Analyzers;
import io.latebind.search.lucene.SearchCodec;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.partition.GlobalTermStatistics;
import io.latebind.search.partition.SearchQuery;
import io.latebind.search.query.RequestReader;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchRequest;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.result.PartitionHits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** Entries of one index in memory, without a store around them. */
public final class SearchableEntries implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 60;

  private final SearchSchema schema;
  private final EntryDocuments documents;
  private final IndexWriter writer;
  private final AtomicInteger held = new AtomicInteger();
  private long slot;

  public SearchableEntries(SearchSchema schema) {
    this.schema = schema;
    this.documents = new EntryDocuments(schema);
    try {
      writer =
          new IndexWriter(
              new ByteBuffersDirectory(),
              new IndexWriterConfig(Analyzers.of(schema))
                  .setCodec(new SearchCodec(schema, SearchStoreSettings.DEFAULT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SearchableEntries put(String id, String json) {
    try {
      var indexable = documents.of(id, json.getBytes(StandardCharsets.UTF_8));
      indexable.tie(slot++);
      List<Document> both = new ArrayList<>(List.of(indexable.entry()));
      if (indexable.vectors() != null) {
        both.addFirst(indexable.vectors());
      }
      writer.updateDocuments(new Term(LuceneFields.GROUP, id), both);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Snapshot snapshot() {
    try {
      DirectoryReader reader = DirectoryReader.open(writer);
      held.incrementAndGet();
      return new Snapshot(new IndexSearcher(reader), schema, () -> close(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many snapshots are not closed. */
  public int held() {
    return held.get();
  }

  private void close(DirectoryReader reader) {
    held.decrementAndGet();
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PartitionHits search(String json) {
    SearchRequest request = request(json);
    return search(request, request.limit(), List.of(), null);
  }

  PartitionHits search(String json, Cancellation cancellation) {
    SearchRequest request = request(json);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    return SnapshotSearch.search(
        snapshot(),
        new SearchQuery(
            schema.index(), request, request.limit(), List.of(), null, deadline, cancellation),
        SearchLimits.DEFAULT);
  }

  PartitionHits search(
      SearchRequest request,
      int hits,
      List<Object> after,
      @Nullable GlobalTermStatistics statistics) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    return search(request, hits, after, statistics, deadline);
  }

  PartitionHits search(
      SearchRequest request,
      int hits,
      List<Object> after,
      @Nullable GlobalTermStatistics statistics,
      long deadline) {
    return SnapshotSearch.search(
        snapshot(),
        new SearchQuery(schema.index(), request, hits, after, statistics, deadline),
        SearchLimits.DEFAULT);
  }

  public static SearchRequest request(String json) {
    return RequestReader.read(json.getBytes(StandardCharsets.UTF_8), SearchLimits.DEFAULT);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
