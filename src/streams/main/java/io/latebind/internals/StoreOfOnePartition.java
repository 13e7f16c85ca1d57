package io.latebind.internals;

import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * A queryable type for a custom store of one partition. Implementations of the public interface are
 * passed an internal type.
 *
 * @param type the class of the store
 * @param <T> the type of the store
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
