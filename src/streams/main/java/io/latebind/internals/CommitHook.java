package io.latebind.internals;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store without content that notifies a task of every commit before it begins, while writes still
 * belong to that commit. Kafka Streams flushes the caches of stores before every commit, so it
 * calls this store too. No other callback exists at that time.
 */
public final class CommitHook implements StateStore, CachedStateStore<Object, Object> {
  private static final String NUMBER = "latebind.commit";

  private final String name;
  private boolean open;
  private @Nullable Listener listener;

  CommitHook(String name) {
    this.name = name;
  }

  /** A listener for commits. */
  public interface Listener {
    /** A commit is about to begin. */
    void beforeCommit();

    /** The task ends, and its stores are passed on to another task. */
    void recycled();
  }

  /** Builds hooks with this name. */
  public static StoreBuilder<CommitHook> builder(String name) {
    return new HookBuilder(name);
  }

  /**
   * The number of the commit that the group's offsets of a task belong to. Kafka Streams stores
   * numbers from processors with the offsets; no public API does.
   *
   * @return null when there are no offsets, or none that a commit of this task has left
   */
  public static @Nullable Long number(ProcessorContext<?, ?> context) {
    return ((InternalProcessorContext<?, ?>) context).processorMetadataForKey(NUMBER);
  }

  /** Stores a number with the offsets of the commit that is about to begin. */
  public static void number(ProcessorContext<?, ?> context, long number) {
    ((InternalProcessorContext<?, ?>) context).addProcessorMetadataKeyValue(NUMBER, number);
  }

  /** Sets the listener, in place of the previous one. */
  public void listener(Listener other) {
    listener = other;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(
        root,
        (key, value) -> {
          throw new IllegalStateException("a store without a changelog was restored");
        });
    open = true;
  }

  @Override
  public void flushCache() {
    Listener current = listener;
    if (current != null) {
      current.beforeCommit();
    }
  }

  @Override
  public void clearCache() {
    Listener current = listener;
    if (current != null) {
      current.recycled();
    }
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Object, Object> other, boolean sendOldValues) {
    return false;
  }

  @Override
  public void close() {
    open = false;
    // A task that is revived has a new processor, and what the previous one held must not be
    // written.
    listener = null;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
