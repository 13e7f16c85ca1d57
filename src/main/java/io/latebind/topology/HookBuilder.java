package io.latebind.topology;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds stores that hold nothing: there is nothing to cache or to log.
 *
 * @param name of the stores
 * @param hooks makes one
 */
record HookBuilder(String name, Supplier<CommitHook> hooks) implements StoreBuilder<CommitHook> {
  @Override
  public CommitHook build() {
    return hooks.get();
  }

  @Override
  public StoreBuilder<CommitHook> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<CommitHook> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
    return this;
  }

  @Override
  public StoreBuilder<CommitHook> withLoggingDisabled() {
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
