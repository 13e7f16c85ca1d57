package io.latebind.http.metrics;

import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves the metrics in Prometheus' text format. */
public final class MetricsEndpoint {
  private final Metrics metrics;

  public MetricsEndpoint(Metrics metrics) {
    this.metrics = metrics;
  }

  public Response scrape(RoutedRequest request) {
    byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
    return new Response(200, Metrics.MEDIA_TYPE, Map.of(), text);
  }
}
