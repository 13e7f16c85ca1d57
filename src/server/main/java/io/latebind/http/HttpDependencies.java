package io.latebind.http;

import io.latebind.http.exchange.Indexes;
import io.latebind.http.metrics.Metrics;
import io.latebind.indexer.IndexerStreams;
import io.latebind.search.partition.Searchers;
import io.latebind.search.query.SearchLimits;
import io.latebind.streams.Application;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP server depends on.
 *
 * @param indexer the indexer of this process; it need not have started yet
 * @param indexes the indexes to serve
 * @param applicationId the application id of the indexer, which is also its consumer group
 * @param instance a name that no other instance has; preferably one that survives a restart, so
 *     that transactions of the previous process are ended at once
 * @param client the user's properties for Kafka's clients: connection, security and anything else
 * @param metrics the metrics of this process
 * @param applications the applications of this process by name, for its health
 * @param searchers the partitions that can be searched here and elsewhere; null if this process
 *     does not search
 * @param searchLimits the limits of one search
 * @param refusal the reason this process cannot continue, if it cannot
 */
public record HttpDependencies(
    IndexerStreams indexer,
    Indexes indexes,
    String applicationId,
    String instance,
    Map<String, String> client,
    Metrics metrics,
    Map<String, Application> applications,
    @Nullable Searchers searchers,
    SearchLimits searchLimits,
    Supplier<Optional<String>> refusal) {
  /** Dependencies without search. */
  public HttpDependencies(
      IndexerStreams indexer,
      Indexes indexes,
      String applicationId,
      String instance,
      Map<String, String> client,
      Metrics metrics) {
    this(
        indexer,
        indexes,
        applicationId,
        instance,
        client,
        metrics,
        indexer.application().map(running -> Map.of("indexer", running)).orElse(Map.of()),
        null,
        SearchLimits.DEFAULT,
        Optional::empty);
  }

  /** Omits the properties of Kafka's clients, which contain passwords. */
  @Override
  public String toString() {
    return "HttpDependencies[applicationId=" + applicationId + ", instance=" + instance + "]";
  }
}
