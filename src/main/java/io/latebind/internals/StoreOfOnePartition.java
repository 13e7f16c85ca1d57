package io.latebind.internals;

import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * How to ask from outside for the store of one partition that is not one of Kafka's. Whoever
 * implements the public interface is given an internal type.
 *
 * @param type of the store
 * @param <T> of the store
 */
public record StoreOfOnePartition<T>(Class<T> type) implements QueryableStoreType<T> {
  @Override
  public boolean accepts(StateStore store) {
    return type.isInstance(store);
  }

  @Override
  public T create(StateStoreProvider provider, String name) {
    List<T> found = provider.stores(name, this);
    if (found.isEmpty()) {
      throw new InvalidStateStoreException("the store " + name + " has moved to another instance");
    }
    return found.getFirst();
  }
}
