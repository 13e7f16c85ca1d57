package io.latebind.http;

import io.latebind.search.SearchLimits;
import io.latebind.search.Searchers;
import io.latebind.topology.Application;
import io.latebind.topology.IndexerStreams;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP server serves.
 *
 * @param indexer the indexer of this process; it may not have started yet
 * @param indexes its indexes
 * @param applicationId the application id of the indexer, which is its consumer group too
 * @param instance a name that no other instance has; best one that survives a restart, so that
 *     transactions of before are ended at once
 * @param client what the user gave for Kafka's clients: connection, security and anything else
 * @param metrics the metrics of this process
 * @param applications what runs here, by name: for the health of this instance
 * @param searchers the partitions that can be searched here and elsewhere; null where this process
 *     does not search
 * @param searchLimits how much a search may ask
 * @param refusal why this process cannot go on, when it cannot
 */
public record Backend(
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
  /** Without search. */
  public Backend(
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

  /** Without what the clients of Kafka were given: there are passwords in it. */
  @Override
  public String toString() {
    return "Backend[applicationId=" + applicationId + ", instance=" + instance + "]";
  }
}
