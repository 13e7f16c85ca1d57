package io.latebind.search.lucene;

import io.latebind.search.SearchSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of a store, each with one generation of one index, as in {@code orders.1}. Of several
 * the largest number counts that has a commit.
 */
final class Generations {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
  private static final Pattern FOLDER = Pattern.compile("([a-z_][a-z0-9_-]*)\\.([0-9]{1,9})");

  private final IndexFolders folders;
  private final String topicId;
  private final SearchStoreSettings settings;
  private final Supplier<MergeScheduler> merges;

  /**
   * Knows the folders.
   *
   * @param topicId of the topic whose records are indexed; empty when it is not known
   * @param merges makes what merges the segments of an index
   */
  Generations(
      IndexFolders folders,
      String topicId,
      SearchStoreSettings settings,
      Supplier<MergeScheduler> merges) {
    this.folders = folders;
    this.topicId = topicId;
    this.settings = settings;
    this.merges = merges;
  }

  /**
   * A folder with a commit.
   *
   * @param data what the commit says; null when it cannot be read
   */
  record Found(String name, int number, @Nullable CommitData data) {
    String folder() {
      return Generation.folder(name, number);
    }
  }

  /**
   * The generations that count, by the names of their indexes. All others are deleted, and really
   * all if they hold records of another topic.
   */
  Map<String, Found> find() throws IOException {
    Map<String, Found> newest = new TreeMap<>();
    for (Found found : inspect()) {
      Found older = newest.put(found.name(), found);
      if (older != null) {
        folders.drop(older.folder());
      }
    }
    if (newest.values().stream().anyMatch(this::isOfAnotherTopic)) {
      LOG.warn("The topic of entries was made anew. All search indexes are built from it again");
      folders.dropAll();
      return Map.of();
    }
    return newest;
  }

  /** All that have a commit, in the order of their numbers. */
  private List<Found> inspect() throws IOException {
    List<Found> all = new ArrayList<>();
    for (String folder : folders.names()) {
      Matcher name = FOLDER.matcher(folder);
      if (name.matches()) {
        Found found = inspect(name.group(1), Integer.parseInt(name.group(2)));
        if (found == null) {
          LOG.info("The index in {} was not finished; it is begun again", folder);
          folders.drop(folder);
        } else {
          all.add(found);
        }
      }
    }
    all.sort(Comparator.comparingInt(Found::number));
    return all;
  }

  private @Nullable Found inspect(String name, int number) throws IOException {
    try (Directory directory = folders.open(Generation.folder(name, number))) {
      CommitData data = CommitData.last(directory);
      return data == null ? null : new Found(name, number, data);
    } catch (UnreadableIndexException e) {
      return new Found(name, number, null);
    }
  }

  private boolean isOfAnotherTopic(Found found) {
    CommitData data = found.data();
    return data != null
        && !topicId.isEmpty()
        && !data.topicId().isEmpty()
        && !data.topicId().equals(topicId);
  }

  /** What a commit of an index says that is made by a schema. */
  CommitData data(SearchSchema schema, long offset) {
    return CommitData.of(topicId, offset, schema, settings);
  }

  /**
   * Opens a generation. One that cannot be read is replaced by an empty one, whose offset says that
   * it is to be built from the topic.
   *
   * @param otherwise the schema to use when that of the commit cannot be read
   */
  Generation open(Found found, SearchSchema otherwise) throws IOException {
    CommitData data = found.data();
    if (data != null) {
      Directory directory = folders.open(found.folder());
      try {
        SearchSchema schema = data.decodeSchema(found.name());
        LuceneIndex index = LuceneIndex.open(directory, schema, data, config(schema));
        return new Generation(found.name(), found.number(), index);
      } catch (UnreadableIndexException e) {
        directory.close();
        LOG.error("The index in {} cannot be read: {}", found.folder(), e.getMessage());
      }
    }
    LOG.error("The index in {} is built from the topic again", found.folder());
    Generation empty = create(found.name(), found.number(), otherwise, CommitData.NOTHING);
    folders.drop(found.folder());
    return empty;
  }

  /**
   * Makes an empty generation that is whole.
   *
   * @param number of the one before; 0 for none
   * @param offset of the last record of which it holds what it is to hold
   */
  Generation create(String name, int number, SearchSchema schema, long offset) throws IOException {
    Generation created = begin(name, number, schema, offset);
    created.index().commit(offset);
    return created;
  }

  /** The same without a commit: until it gets one, it does not count. */
  Generation begin(String name, int number, SearchSchema schema, long offset) throws IOException {
    Directory directory = folders.open(Generation.folder(name, number + 1));
    CommitData data = data(schema, offset);
    LuceneIndex index = LuceneIndex.open(directory, schema, data, config(schema));
    return new Generation(name, number + 1, index);
  }

  private IndexWriterConfig config(SearchSchema schema) {
    return WriterSettings.of(schema, settings, merges.get());
  }

  /** Deletes the folder of a generation that is closed. */
  void drop(Generation generation) throws IOException {
    folders.drop(generation.folder());
  }

  /** Deletes all. */
  void dropAll() throws IOException {
    folders.dropAll();
  }
}
