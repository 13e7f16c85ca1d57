package io.latebind.search.index;

import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.lucene.WriterSettings;
import io.latebind.search.query.SearchSchema;
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
 * The folders of a store, each with one generation of one index, as in {@code orders.1}. If an
 * index has several, the one with the largest number and a commit counts.
 */
public final class Generations {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
  private static final Pattern FOLDER = Pattern.compile("([a-z_][a-z0-9_-]*)\\.([0-9]{1,9})");

  private final IndexFolders folders;
  private final String topicId;
  private final SearchStoreSettings settings;
  private final Supplier<MergeScheduler> merges;

  /**
   * Creates the generations of a store.
   *
   * @param topicId the id of the topic whose records are indexed; empty if it is not known
   * @param merges supplies the merge scheduler of an index
   */
  public Generations(
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
   * @param data the data of the commit; null if it cannot be read
   */
  public record Found(String name, int number, @Nullable CommitData data) {
    String folder() {
      return Generation.folder(name, number);
    }
  }

  /**
   * The generations that count, by the names of their indexes. All others are deleted, and all
   * without exception if they hold records of another topic.
   */
  public Map<String, Found> find() throws IOException {
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

  /** All generations that have a commit, in the order of their numbers. */
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

  /** The commit data of an index that is built with a schema. */
  public CommitData data(SearchSchema schema, long offset) {
    return CommitData.of(topicId, offset, schema, settings);
  }

  /**
   * Opens a generation. One that cannot be read is replaced by an empty one, whose offset says that
   * it has to be built from the topic.
   *
   * @param otherwise the schema to use if that of the commit cannot be read
   */
  public Generation open(Found found, SearchSchema otherwise) throws IOException {
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
   * Creates an empty generation, with a commit.
   *
   * @param number the number of the previous generation; 0 for none
   * @param offset the offset of the last record that it accounts for
   */
  public Generation create(String name, int number, SearchSchema schema, long offset)
      throws IOException {
    Generation created = begin(name, number, schema, offset);
    created.index().commit(offset);
    return created;
  }

  /** Creates an empty generation without a commit: until it has one, it does not count. */
  public Generation begin(String name, int number, SearchSchema schema, long offset)
      throws IOException {
    Directory directory = folders.open(Generation.folder(name, number + 1));
    CommitData data = data(schema, offset);
    LuceneIndex index = LuceneIndex.open(directory, schema, data, config(schema));
    return new Generation(name, number + 1, index);
  }

  private IndexWriterConfig config(SearchSchema schema) {
    return WriterSettings.of(schema, settings, merges.get());
  }

  /** Deletes the folder of a closed generation. */
  public void drop(Generation generation) throws IOException {
    folders.drop(generation.folder());
  }

  /** Deletes all folders. */
  public void dropAll() throws IOException {
    folders.dropAll();
  }
}
