package io.latebind.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Shows the metrics in Prometheus' text format. */
final class MetricsEndpoint {
  private final Metrics metrics;

  MetricsEndpoint(Metrics metrics) {
    this.metrics = metrics;
  }

  Response scrape(Request request) {
    byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
    return new Response(200, Metrics.MEDIA_TYPE, Map.of(), text);
  }
}
