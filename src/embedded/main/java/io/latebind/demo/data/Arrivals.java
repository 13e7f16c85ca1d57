package io.latebind.demo.data;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The order in which the broker acknowledged documents. */
public final class Arrivals {
  private final Map<String, Long> places = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();

  /** A document has arrived. */
  void note(String id) {
    places.put(id, count.incrementAndGet());
  }

  /** The number of documents that have arrived. */
  public long count() {
    return count.get();
  }

  /** The place of a document in the order; empty when it has not arrived. */
  public Optional<Long> place(String id) {
    return Optional.ofNullable(places.get(id));
  }
}
