package io.latebind.http.routing;

import io.latebind.http.response.Problem;
import io.latebind.indexer.IndexerStreams;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** The owners of partitions, according to Kafka Streams. */
public final class StreamsOwners implements Router.Owners {
  private final IndexerStreams streams;

  public StreamsOwners(IndexerStreams streams) {
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
