package io.latebind.bench.contender;

import io.latebind.bench.data.Kind;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** Reads every document and writes every referrer as it came: no state, no JSON. */
final class PassThrough {
  private PassThrough() {}

  static Topology topology(Assignment assignment) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            assignment.inputTopic(Kind.REFERRER),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .filter((key, value) -> key[0] == 'r')
        .to(assignment.outputTopic(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    return builder.build(Tuning.tuned(assignment));
  }
}
