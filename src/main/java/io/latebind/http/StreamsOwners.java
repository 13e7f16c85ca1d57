package io.latebind.http;

import io.latebind.topology.IndexerStreams;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Ownership as Kafka Streams tells it. */
final class StreamsOwners implements Router.Owners {
  private final IndexerStreams streams;

  StreamsOwners(IndexerStreams streams) {
    this.streams = streams;
  }

  @Override
  public boolean ownsHere(int partition) {
    if (streams.streams().isEmpty()) {
      throw Problem.of(
              503,
              "This instance runs no indexer, and so does not know who has what. Ask one whose"
                  + " latebind.roles have indexer.")
          .asException();
    }
    return streams.surelyOwns(partition);
  }

  @Override
  public Optional<HostInfo> elsewhere(int partition) {
    return streams
        .owner(partition)
        .filter(owner -> owner.port() > 0)
        .filter(owner -> streams.self().filter(owner::equals).isEmpty());
  }
}
