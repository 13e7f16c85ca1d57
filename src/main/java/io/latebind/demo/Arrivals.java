package io.latebind.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** In which order the broker acknowledged documents. */
final class Arrivals {
  private final Map<String, Long> places = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();

  /** A document has arrived. */
  void note(String id) {
    places.put(id, count.incrementAndGet());
  }

  /** How many documents have arrived. */
  long count() {
    return count.get();
  }

  /** The place of a document in the order; empty when it has not arrived. */
  Optional<Long> place(String id) {
    return Optional.ofNullable(places.get(id));
  }
}
