package io.latebind.search.store;

import io.latebind.search.index.DiskFolders;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchLimits;
import io.latebind.search.query.SearchSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds the search store of each partition, for {@code Topology.addReadOnlyStateStore}. The topic
 * of entries is its only changelog.
 */
public final class SearchStoreBuilder implements StoreBuilder<SearchStore> {
  private final Map<String, SearchSchema> definitions = new HashMap<>();
  private final SearchStoreSettings settings;
  private final SearchLimits limits;
  private final EntriesTopic topic;
  private final SearchMaintenance maintenance;
  private final SkippedRecords skipped = new SkippedRecords();

  /**
   * Creates a builder from what all stores of a process share.
   *
   * @param definitions the schemas of all indexes, with distinct names
   * @param maintenance the background threads, which outlive the stores
   */
  public SearchStoreBuilder(
      Collection<SearchSchema> definitions,
      SearchStoreSettings settings,
      SearchLimits limits,
      EntriesTopic topic,
      SearchMaintenance maintenance) {
    definitions.forEach(definition -> this.definitions.put(definition.index(), definition));
    this.settings = settings;
    this.limits = limits;
    this.topic = topic;
    this.maintenance = maintenance;
  }

  @Override
  public SearchStore build() {
    return new SearchStore(
        name(), definitions, settings, limits, topic, maintenance, skipped, DiskFolders::new);
  }

  /** How many records of the topic were not entries, and so cannot be found, in all stores. */
  public long skippedRecords() {
    return skipped.count();
  }

  @Override
  public String name() {
    return SearchStore.NAME;
  }

  @Override
  public StoreBuilder<SearchStore> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<SearchStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<SearchStore> withLoggingEnabled(Map<String, String> config) {
    throw new UnsupportedOperationException("the topic of entries is the changelog");
  }

  @Override
  public StoreBuilder<SearchStore> withLoggingDisabled() {
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }
}
