package io.latebind.store;

import io.latebind.rowlog.RowLogSettings;
import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds stores that are logs, without a cache.
 *
 * @param name of the stores
 * @param settings of their logs
 * @param feed what they are restored from
 * @param stores is told of them, and of what they send
 * @param holdings is told what they hold
 * @param logConfig of their changelog, if it is their own
 */
public record LogStoreBuilder(
    String name,
    RowLogSettings settings,
    Feed feed,
    Stores stores,
    Holdings holdings,
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
    return feed instanceof Feed.Blocks;
  }
}
