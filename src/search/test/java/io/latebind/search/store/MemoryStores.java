package io.latebind.search.store;

import io.latebind.search.index.IndexFolders;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Opens search stores in memory, which show what was applied only when they are refreshed. */
public final class MemoryStores implements AutoCloseable {
  private static final SearchStoreSettings QUIET =
      SearchStoreSettings.DEFAULT
          .withRefreshInterval(Duration.ofHours(1))
          .withCommitInterval(Duration.ofHours(1));

  private final SearchMaintenance maintenance = new SearchMaintenance();

  /** An empty store of one index. Whoever opens it closes it. */
  public SearchStore open(SearchSchema schema) {
    SearchStore store =
        new SearchStore(
            SearchStore.NAME,
            Map.of(schema.index(), schema),
            QUIET,
            SearchLimits.DEFAULT,
            new EntriesTopic("entries", "1"),
            maintenance,
            new SkippedRecords(),
            root -> new Folders());
    store.open(Path.of("memory"));
    return store;
  }

  @Override
  public void close() {
    maintenance.close();
  }

  private static final class Folders implements IndexFolders {
    private final Map<String, Directory> folders = new TreeMap<>();

    @Override
    public List<String> names() {
      return new ArrayList<>(folders.keySet());
    }

    @Override
    public Directory open(String name) {
      return folders.computeIfAbsent(name, folder -> new ByteBuffersDirectory());
    }

    @Override
    public void drop(String name) throws IOException {
      Directory folder = folders.remove(name);
      if (folder != null) {
        folder.close();
      }
    }

    @Override
    public void dropAll() {
      folders.clear();
    }
  }
}
