package io.latebind.store;

import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** How to ask for the store of one partition from outside. */
public enum LogStoreType implements QueryableStoreType<LogStore> {
  /** The only one. */
  INSTANCE;

  @Override
  public boolean accepts(StateStore store) {
    return store instanceof LogStore;
  }

  @Override
  public LogStore create(StateStoreProvider provider, String name) {
    List<LogStore> found = provider.stores(name, this);
    if (found.isEmpty()) {
      throw new InvalidStateStoreException("the store " + name + " has moved to another instance");
    }
    return found.getFirst();
  }
}
