package io.latebind.simulation.kafka;

import io.latebind.simulation.model.Content;
import io.latebind.simulation.model.History;
import io.latebind.simulation.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Those who read each record as soon as it is committed: the history of what was written, and the
 * consumers of the entries.
 */
public final class Readers {
  private final History history;
  private final Published published;
  private final List<Integer> documentsAt;

  public Readers(int partitions, History history, Published published) {
    this.history = history;
    this.published = published;
    this.documentsAt = new ArrayList<>(IntStream.range(0, partitions).mapToObj(p -> 0).toList());
  }

  public Readers copy() {
    History histories = history.copy();
    Readers copy = new Readers(documentsAt.size(), histories, published.copy(histories));
    IntStream.range(0, documentsAt.size())
        .forEach(p -> copy.documentsAt.set(p, documentsAt.get(p)));
    return copy;
  }

  public History history() {
    return history;
  }

  public Published published() {
    return published;
  }

  /** Reads what has become visible at {@code place}. */
  public void read(Broker broker, Place place) {
    switch (place.topic()) {
      case DOCUMENTS -> readDocuments(broker.documents(place.partition()));
      case ENTRIES -> readEntries(broker.entries(place.partition()));
      case REINDEX, CHANGELOG, OFFSETS -> {}
    }
  }

  private void readDocuments(Log<Broker.Produced> log) {
    int partition = log.place().partition();
    var next = log.next(documentsAt.get(partition));
    while (next != null) {
      if (!Content.REFUSED.equals(next.value().content())) {
        history.add(next.value().id(), next.value().content());
      }
      documentsAt.set(partition, next.offset() + 1);
      next = log.next(documentsAt.get(partition));
    }
  }

  /** What is read is kept in compacted form, and not in the log. */
  private void readEntries(Log<Broker.Output> log) {
    var next = log.next(0);
    while (next != null) {
      log.trim(next.offset() + 1);
      published.accept(log.place().partition(), next.value());
      next = log.next(0);
    }
  }
}
