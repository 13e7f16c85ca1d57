package io.latebind.bench.contender;

import org.apache.kafka.streams.KafkaStreams;

/** A contender at work. */
interface ContenderApplication extends AutoCloseable {
  /** Kafka Streams beneath it. */
  KafkaStreams streams();

  /** Begins to work. */
  void start();

  @Override
  void close();

  /** The one that is assigned; not started yet. */
  static ContenderApplication of(Assignment assignment) {
    return switch (assignment.contender()) {
      case LATEBIND -> new LatebindApplication(assignment);
      case FK_JOIN ->
          new TopologyApplication(PlainJoin.topology(assignment), Tuning.defaults(assignment));
      case FK_JOIN_TUNED ->
          new TopologyApplication(TunedJoin.topology(assignment), Tuning.tuned(assignment));
      case FK_JOIN_LEAN ->
          new TopologyApplication(LeanJoin.topology(assignment), Tuning.tuned(assignment));
      case PASS_THROUGH ->
          new TopologyApplication(PassThrough.topology(assignment), Tuning.tuned(assignment));
    };
  }
}
