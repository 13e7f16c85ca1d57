package io.latebind.internals;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** A store that writes to its changelog what it is given, and keeps nothing. */
final class LoggingStore implements StateStore {
  static final String NAME = "logging";
  private @Nullable ChangelogWriter writer;

  static StoreBuilder<LoggingStore> builder() {
    return new Builder();
  }

  void put(byte[] key, byte @Nullable [] value) {
    writer().send(key, value);
  }

  String topic() {
    return writer().topic();
  }

  private ChangelogWriter writer() {
    ChangelogWriter open = writer;
    if (open == null) {
      throw new IllegalStateException("it is not open");
    }
    return open;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (OffsetRestoreCallback) records -> {});
    writer = new ChangelogWriter(context, NAME);
  }

  @Override
  public void close() {
    writer = null;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return writer != null;
  }

  private static final class Builder implements StoreBuilder<LoggingStore> {
    @Override
    public StoreBuilder<LoggingStore> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<LoggingStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<LoggingStore> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<LoggingStore> withLoggingDisabled() {
      throw new UnsupportedOperationException("it does nothing but log");
    }

    @Override
    public LoggingStore build() {
      return new LoggingStore();
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return true;
    }

    @Override
    public String name() {
      return NAME;
    }
  }
}
