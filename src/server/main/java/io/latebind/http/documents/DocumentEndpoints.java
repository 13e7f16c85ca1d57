package io.latebind.http.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.http.exchange.Bodies;
import io.latebind.http.exchange.PercentEncoding;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.http.routing.Router;
import io.latebind.indexer.IndexerStreams;
import io.latebind.protocol.StoredDocument;
import io.latebind.streams.UnavailablePartitionException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes and reads single documents. */
public final class DocumentEndpoints {
  private final IndexerStreams streams;
  private final DocumentWriter writer;
  private final Router router;

  public DocumentEndpoints(IndexerStreams streams, DocumentWriter writer, Router router) {
    this.streams = streams;
    this.writer = writer;
    this.router = router;
  }

  public Response put(RoutedRequest request) {
    String id = request.id();
    byte[] content = Bodies.document(request.body(), streams.settings().maxDocumentBytes());
    try {
      Json.checkDocument(content);
    } catch (MalformedJsonException e) {
      throw Problem.of(400, "The document is refused: " + e.getMessage() + ".").asException();
    }
    return accepted(id, writer.write(id, content));
  }

  public Response delete(RoutedRequest request) {
    String id = request.id();
    return accepted(id, writer.write(id, null));
  }

  private static Response accepted(String id, DocumentWriter.Written written) {
    ObjectNode json = Json.object();
    json.put("id", id).put("partition", written.partition()).put("offset", written.offset());
    return Response.json(202, json);
  }

  public Response get(RoutedRequest request) throws InterruptedException {
    String id = request.id();
    String path = "/documents/" + PercentEncoding.encode(id);
    return router.route(streams.home(id), request.hop(), path, () -> stored(id));
  }

  private Response stored(String id) throws UnavailablePartitionException {
    StoredDocument document = streams.document(id);
    if (document == null) {
      throw Problem.of(
              404,
              "There is no document with this id. If it was written a moment ago, it may not be"
                  + " processed yet.")
          .with("id", id)
          .asException();
    }
    return Response.json(200, body(id, document));
  }

  /** The response body, which contains the document as it was produced, byte for byte. */
  private byte[] body(String id, StoredDocument document) {
    ObjectNode json = Json.object();
    json.put("id", id).put("partition", streams.home(id)).put("offset", document.offset());
    byte[] open = Json.encode(json);
    byte[] name = ",\"document\":".getBytes(StandardCharsets.UTF_8);
    byte[] content = document.content();
    byte[] body = Arrays.copyOf(open, open.length + name.length + content.length);
    System.arraycopy(name, 0, body, open.length - 1, name.length);
    System.arraycopy(content, 0, body, open.length - 1 + name.length, content.length);
    body[body.length - 1] = '}';
    return body;
  }
}
