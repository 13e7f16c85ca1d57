package io.latebind.http.status;

import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Response;

/** Reports the partitions of this process to other instances. */
public final class PartitionsEndpoint {
  /** The path of this endpoint. */
  public static final String PATH = "/_internal/partitions";

  private final Partitions partitions;

  public PartitionsEndpoint(Partitions partitions) {
    this.partitions = partitions;
  }

  public Response list(RoutedRequest request) {
    return Response.json(200, Partitions.encode(partitions.here()));
  }
}
