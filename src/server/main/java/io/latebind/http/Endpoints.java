package io.latebind.http;

import io.latebind.http.documents.BulkEndpoint;
import io.latebind.http.documents.DocumentEndpoints;
import io.latebind.http.documents.EntryEndpoint;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.metrics.MetricsEndpoint;
import io.latebind.http.search.InternalSearch;
import io.latebind.http.search.SearchProgress;
import io.latebind.http.status.HealthEndpoints;
import io.latebind.http.status.IndexEndpoints;
import io.latebind.http.status.PartitionsEndpoint;
import java.util.List;

/**
 * The endpoint table. The first endpoint whose path and method match handles a request; if only a
 * path matches, the response is 405. The kind of an endpoint determines the permission it requires
 * and the concurrency limit it counts toward.
 */
final class Endpoints {
  private Endpoints() {}

  static List<Endpoint> table(
      DocumentEndpoints documents,
      BulkEndpoint bulk,
      EntryEndpoint entries,
      IndexEndpoints indexes,
      SearchComponents search,
      PartitionsEndpoint partitions,
      HealthEndpoints health,
      MetricsEndpoint metrics) {
    return List.of(
        Endpoint.write("POST", "/documents/_bulk", bulk::write),
        Endpoint.write("PUT", "/documents/{id+}", documents::put),
        Endpoint.write("DELETE", "/documents/{id+}", documents::delete),
        Endpoint.read("GET", "/documents/{id+}", documents::get),
        Endpoint.read("GET", "/indexes", indexes::list),
        Endpoint.read("GET", "/indexes/{name}", indexes::get),
        Endpoint.read("GET", "/indexes/{name}/entries/{id+}", entries::get),
        Endpoint.search("GET", "/indexes/{name}/search", search.endpoint()::get),
        Endpoint.search("POST", "/indexes/{name}/search", search.endpoint()::post),
        Endpoint.health("/health/live", health::live),
        Endpoint.health("/health/ready", health::ready),
        Endpoint.metrics("/metrics", metrics::scrape),
        // Between instances only.
        Endpoint.internal("GET", PartitionsEndpoint.PATH, partitions::list),
        Endpoint.internal("GET", SearchProgress.PATH, search::positions),
        Endpoint.internal("POST", InternalSearch.HITS_PATH, search::hits),
        Endpoint.internal("POST", InternalSearch.STATISTICS_PATH, search::statistics));
  }
}
