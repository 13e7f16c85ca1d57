package io.latebind.http;

import io.latebind.http.search.InternalSearch;
import io.latebind.http.search.SearchProgress;
import java.util.List;

/**
 * The endpoint table. The first line whose path and method fit answers; where only the path fits,
 * the answer is 405.
 */
final class Endpoints {
  private Endpoints() {}

  static List<Endpoint> table(
      DocumentEndpoints documents,
      BulkEndpoint bulk,
      EntryEndpoint entries,
      IndexEndpoints indexes,
      SearchParts search,
      PartitionsEndpoint partitions,
      HealthEndpoints health,
      MetricsEndpoint metrics) {
    return List.of(
        Endpoint.of("POST", "/documents/_bulk", bulk::write),
        Endpoint.of("PUT", "/documents/{id+}", documents::put),
        Endpoint.of("DELETE", "/documents/{id+}", documents::delete),
        Endpoint.of("GET", "/documents/{id+}", documents::get),
        Endpoint.of("GET", "/indexes", indexes::list),
        Endpoint.of("GET", "/indexes/{name}", indexes::get),
        Endpoint.of("GET", "/indexes/{name}/entries/{id+}", entries::get),
        Endpoint.of("GET", "/indexes/{name}/search", search.endpoint()::get),
        Endpoint.of("POST", "/indexes/{name}/search", search.endpoint()::post),
        Endpoint.always("GET", "/health/live", health::live),
        Endpoint.always("GET", "/health/ready", health::ready),
        Endpoint.always("GET", "/metrics", metrics::scrape),
        // Between instances only.
        Endpoint.always("GET", PartitionsEndpoint.PATH, partitions::list),
        Endpoint.always("GET", SearchProgress.PATH, search::positions),
        Endpoint.always("POST", InternalSearch.HITS_PATH, search::hits),
        Endpoint.always("POST", InternalSearch.STATISTICS_PATH, search::statistics));
  }
}
