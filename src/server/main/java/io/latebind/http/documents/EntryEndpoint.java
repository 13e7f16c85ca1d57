package io.latebind.http.documents;

import io.latebind.http.exchange.Indexes;
import io.latebind.http.exchange.PercentEncoding;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.http.routing.Router;
import io.latebind.index.Index;
import io.latebind.indexer.IndexerStreams;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.streams.UnavailablePartitionException;

/** Reads single entries. */
public final class EntryEndpoint {
  private final IndexerStreams streams;
  private final Indexes indexes;
  private final Router router;

  public EntryEndpoint(IndexerStreams streams, Indexes indexes, Router router) {
    this.streams = streams;
    this.indexes = indexes;
    this.router = router;
  }

  public Response get(RoutedRequest request) throws InterruptedException {
    Index index = indexes.require(request.parameter("name"));
    String id = request.id();
    String documentId = documentId(index, id);
    String path = "/indexes/" + index.name() + "/entries/" + PercentEncoding.encode(id);
    int partition = streams.home(documentId);
    return router.route(
        partition, request.hop(), path, () -> stored(index, id, documentId, partition));
  }

  /** The document's id, which the entry's number follows if a document may have several entries. */
  private static String documentId(Index index, String id) {
    int mark = id.lastIndexOf('#');
    if (!index.isMultiEntry()) {
      return id;
    }
    if (mark < 1 || !id.substring(mark + 1).matches("0|[1-9][0-9]{0,8}")) {
      throw Problem.of(
              404,
              "The index "
                  + index.name()
                  + " makes several entries of a document. Put a number"
                  + " sign (%23) and the entry's number behind the id, %230 for the first.")
          .with("id", id)
          .asException();
    }
    return id.substring(0, mark);
  }

  private Response stored(Index index, String id, String documentId, int partition)
      throws UnavailablePartitionException {
    byte[] entry = streams.entry(partition, index.name() + "/" + id);
    if (entry == null) {
      throw Problem.of(404, "There is no such entry: " + why(index, documentId) + ".")
          .with("id", id)
          .with("index", index.name())
          .asException();
    }
    return Response.json(200, entry);
  }

  private String why(Index index, String documentId) throws UnavailablePartitionException {
    if (!index.covers(documentId)) {
      return "the index " + index.name() + " does not cover documents with this id";
    }
    if (streams.document(documentId) == null) {
      return "there is no such document. If it was written a moment ago, it may not be processed"
          + " yet";
    }
    return outcome(streams.evaluated(documentId).of(index.name()));
  }

  /** Why a document of the index has no such entry, as a clause. */
  static String outcome(EvaluationRecord.Outcome outcome) {
    if (outcome.awaiting()) {
      return "the document exists, and the index awaits a document that it loads. Ask again in a"
          + " moment";
    }
    String rejection = outcome.rejection();
    if (rejection != null) {
      return "the document exists, and the index refuses it: " + rejection;
    }
    return outcome.entries() > 0
        ? "the index has made " + outcome.entries() + " of the document, numbered from %230"
        : "the document exists, and the index has made no entry of it (yet)";
  }
}
