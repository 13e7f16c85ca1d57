package io.latebind.http.metrics;

import io.latebind.indexer.record.Meters;
import io.latebind.protocol.Message;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts what the indexer does. */
public final class IndexerMeters implements Meters {
  private final Counter processed;
  private final Counter subscribes;
  private final Counter unsubscribes;
  private final Counter replicates;
  private final Counter published;
  private final Counter deadLetters;
  private final Counter steps;
  private final Timer calls;

  IndexerMeters(MeterRegistry registry) {
    processed = counter(registry, "processed", "Documents and messages processed, records refused");
    subscribes = sent(registry, "subscribe");
    unsubscribes = sent(registry, "unsubscribe");
    replicates = sent(registry, "replicate");
    published = counter(registry, "entries.published", "Entries and tombstones published");
    deadLetters = counter(registry, "dead.letters", "Dead letters written");
    steps = counter(registry, "sweep.steps", "Steps of sweeps");
    calls =
        Timer.builder("latebind.indexer.calls")
            .description("Calls that kept a processing thread busy, and the longest lately")
            .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("latebind.indexer." + name).description(description).register(registry);
  }

  private static Counter sent(MeterRegistry registry, String kind) {
    return Counter.builder("latebind.indexer.messages")
        .description("Messages sent to partitions, by kind")
        .tag("kind", kind)
        .register(registry);
  }

  @Override
  public void processed() {
    processed.increment();
  }

  @Override
  public void sent(Message message) {
    switch (message) {
      case Message.Subscribe ignored -> subscribes.increment();
      case Message.Unsubscribe ignored -> unsubscribes.increment();
      case Message.Replicate ignored -> replicates.increment();
    }
  }

  @Override
  public void published() {
    published.increment();
  }

  @Override
  public void deadLettered() {
    deadLetters.increment();
  }

  @Override
  public void stepped() {
    steps.increment();
  }

  @Override
  public void called(Duration call) {
    calls.record(call);
  }
}
