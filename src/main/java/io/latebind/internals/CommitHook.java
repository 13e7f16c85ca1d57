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
 * Tells a task of every commit before it begins, while what is written still belongs to it. It is a
 * store without content: as before every commit Kafka Streams has its caches written, so it calls
 * this one. There is no other call at that time.
 */
public final class CommitHook implements StateStore, CachedStateStore<Object, Object> {
  private static final String NUMBER = "latebind.commit";

  private final String name;
  private boolean open;
  private @Nullable Listener listener;

  CommitHook(String name) {
    this.name = name;
  }

  /** Who is told. */
  public interface Listener {
    /** A commit is about to begin. */
    void beforeCommit();

    /** The task ends, and its stores go on under another. */
    void recycled();
  }

  /** Hooks of this name. */
  public static StoreBuilder<CommitHook> builder(String name) {
    return new HookBuilder(name);
  }

  /**
   * The number of the commit that the group's offsets of a task belong to. Kafka Streams keeps
   * numbers of processors with them; there is no public way to do so.
   *
   * @return null when there are no offsets, or none that a commit of this task has left
   */
  public static @Nullable Long number(ProcessorContext<?, ?> context) {
    return ((InternalProcessorContext<?, ?>) context).processorMetadataForKey(NUMBER);
  }

  /** Has the offsets of the commit that is about to begin carry its number. */
  public static void number(ProcessorContext<?, ?> context, long number) {
    ((InternalProcessorContext<?, ?>) context).addProcessorMetadataKeyValue(NUMBER, number);
  }

  /** From now on this one is told. */
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
    // A task that comes to life again has a processor of its own, and what the former one held is
    // not to be written.
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
