package io.latebind.store;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What stores say that they hold. */
final class Held implements StorePositions {
  private final Map<TopicPartition, Long> next = new HashMap<>();

  @Override
  public void opened(TopicPartition of, long offset, boolean own) {
    next.put(of, offset);
  }

  @Override
  public void restored(TopicPartition of, long offset) {
    next.merge(of, offset, Math::max);
  }

  @Override
  public void holds(TopicPartition of, long offset) {
    next.put(of, offset);
  }

  @Override
  public void written(TopicPartition of) {
    next.put(of, Long.MAX_VALUE);
  }

  @Override
  public long held(TopicPartition of) {
    return next.getOrDefault(of, 0L);
  }
}
