package io.latebind.store;

import io.latebind.rowlog.RowLogSettings;
import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds stores that are logs: always with a changelog, and without a cache.
 *
 * @param name of the stores
 * @param settings of their logs
 * @param stores is told of them, and of what they send
 * @param holdings is told what they hold
 * @param logConfig of their changelog
 */
public record LogStoreBuilder(
    String name,
    RowLogSettings settings,
    Stores stores,
    Holdings holdings,
    Map<String, String> logConfig)
    implements StoreBuilder<LogStore> {
  @Override
  public LogStore build() {
    return new LogStore(name, settings, stores, holdings);
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
    return new LogStoreBuilder(name, settings, stores, holdings, config);
  }

  @Override
  public StoreBuilder<LogStore> withLoggingDisabled() {
    throw new UnsupportedOperationException("a log store is nothing without its changelog");
  }

  @Override
  public boolean loggingEnabled() {
    return true;
  }
}
