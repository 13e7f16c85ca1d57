package io.latebind.http;

/** Tells other instances of the partitions that live here. */
final class PartitionsEndpoint {
  /** Where it is. */
  static final String PATH = "/_internal/partitions";

  private final Partitions partitions;

  PartitionsEndpoint(Partitions partitions) {
    this.partitions = partitions;
  }

  Response list(Request request) {
    return Response.json(200, Partitions.encode(partitions.here()));
  }
}
