package io.latebind.store;

import io.latebind.rowlog.segment.RowLogSettings;
import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds {@link LogStore}s, without a cache.
 *
 * @param name the name of the stores
 * @param settings the settings of their logs
 * @param feed what they are restored from
 * @param stores tracks them, and what they write
 * @param holdings tracks how much of their changelogs they hold
 * @param logConfig the configuration of their changelog, if it is their own
 */
public record LogStoreBuilder(
    String name,
    RowLogSettings settings,
    RestoreSource feed,
    Stores stores,
    StorePositions holdings,
    Map<String, String> logConfig)
    implements StoreBuilder<LogStore> {
  @Override
  public LogStore build() {
    return new LogStore(name, settings, feed, stores, holdings);
  }

  @Override
  public StoreBuilder<LogStore> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<LogStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<LogStore> withLoggingEnabled(Map<String, String> config) {
    return new LogStoreBuilder(name, settings, feed, stores, holdings, config);
  }

  @Override
  public StoreBuilder<LogStore> withLoggingDisabled() {
    if (loggingEnabled()) {
      throw new UnsupportedOperationException("such a store is nothing without its changelog");
    }
    return this;
  }

  @Override
  public boolean loggingEnabled() {
    return feed instanceof RestoreSource.Blocks;
  }
}
