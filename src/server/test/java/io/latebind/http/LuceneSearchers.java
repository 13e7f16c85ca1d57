package io.latebind.http;

import io.latebind.definition.IndexDefinition;
import io.latebind.document.Json;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.partition.SearchPosition;
import io.latebind.search.partition.Searchers;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.store.EntriesTopic;
import io.latebind.search.store.SearchMaintenance;
import io.latebind.search.store.SearchStore;
import io.latebind.search.store.SearchStoreBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.HostInfo;

/** Latebind's own stores of several partitions, without Kafka around them. */
final class LuceneSearchers implements AutoCloseable {
  private final SearchSchema schema;
  private final SearchMaintenance maintenance = new SearchMaintenance();
  private final List<SearchStore> stores = new ArrayList<>();
  private final Map<Integer, HostInfo> owners = new ConcurrentHashMap<>();
  private long offset;

  LuceneSearchers(IndexDefinition index, Path folder, int partitions) {
    schema = SearchSchema.of(index.schema());
    SearchStoreBuilder builder =
        new SearchStoreBuilder(
            List.of(schema),
            SearchStoreSettings.DEFAULT,
            SearchLimits.DEFAULT,
            new EntriesTopic("entries", ""),
            maintenance);
    for (int partition = 0; partition < partitions; partition++) {
      SearchStore store = builder.build();
      var context =
          new MockProcessorContext<Object, Object>(
              new Properties(),
              new TaskId(0, partition),
              folder.resolve(Integer.toString(partition)).toFile());
      store.init(context.getStateStoreContext(), store);
      stores.add(store);
    }
  }

  void put(int partition, String id, String entry) {
    byte[] key = (schema.index() + "/" + id).getBytes(StandardCharsets.UTF_8);
    byte[] value = Json.encode(Json.decodeObject(entry.getBytes(StandardCharsets.UTF_8)));
    stores.get(partition).apply(key, value, offset++);
  }

  void refresh() {
    stores.forEach(SearchStore::refresh);
  }

  void own(int partition, HostInfo owner) {
    owners.put(partition, owner);
  }

  /** As an instance sees them. */
  Searchers at(HostInfo self) {
    return new At(self);
  }

  private final class At implements Searchers {
    private final HostInfo self;

    At(HostInfo self) {
      this.self = self;
    }

    @Override
    public int partitions() {
      return stores.size();
    }

    @Override
    public <R> Answer<R> query(int partition, Query<R> query) {
      if (!self.equals(owners.get(partition))) {
        return new Answer.Unavailable<>("it does not live here");
      }
      QueryResult<R> result =
          stores.get(partition).query(query, PositionBound.unbounded(), new QueryConfig(false));
      return result.isSuccess()
          ? new Answer.Answered<>(result.getResult(), true, 0)
          : new Answer.Unavailable<>(result.getFailureMessage());
    }

    @Override
    public boolean owns(int partition) {
      return self.equals(owners.get(partition));
    }

    @Override
    public Optional<HostInfo> owner(int partition) {
      return Optional.ofNullable(owners.get(partition));
    }

    @Override
    public List<HostInfo> standbys(int partition) {
      return List.of();
    }

    @Override
    public Optional<SearchPosition> position(int partition) {
      return self.equals(owners.get(partition))
          ? Optional.of(new SearchPosition(offset, partition))
          : Optional.empty();
    }

    @Override
    public Optional<HostInfo> self() {
      return Optional.of(self);
    }
  }

  @Override
  public void close() {
    stores.forEach(SearchStore::close);
    maintenance.close();
  }
}
