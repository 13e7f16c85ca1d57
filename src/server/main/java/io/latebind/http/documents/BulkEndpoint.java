package io.latebind.http.documents;

import io.latebind.document.Json;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.indexer.IndexerSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes many documents, all or none. Everything is checked before anything is sent, and it is sent
 * in one transaction.
 */
public final class BulkEndpoint {
  /**
   * The size of a line besides its document: the id, with every character escaped, and the names.
   */
  private static final int AROUND_DOCUMENT_BYTES = 16 * 1024;

  private final IndexerSettings settings;
  private final HttpSettings.Bulk limits;
  private final TransactionSlots slots;
  private final BulkLineParser parser;
  private final BulkMemory memory;

  public BulkEndpoint(IndexerSettings settings, HttpSettings.Bulk limits, TransactionSlots slots) {
    this.settings = settings;
    this.limits = limits;
    this.slots = slots;
    this.parser = new BulkLineParser(settings.maxDocumentBytes());
    this.memory = new BulkMemory((long) limits.bytes() * limits.concurrent(), limits.slotTimeout());
  }

  /**
   * Takes a slot only when there is something to write, so that a slow client blocks nobody. The
   * documents read until then take their share of a memory that is as large as all bodies that can
   * be written at once.
   */
  public Response write(RoutedRequest request) throws InterruptedException {
    try (BulkMemory.Share share = memory.share()) {
      List<ProducerRecord<byte[], byte[]>> records = read(request, share);
      if (!records.isEmpty()) {
        try (TransactionSlots.Lease lease = slots.acquire()) {
          lease.writeAll(records);
        }
      }
      return Response.json(202, Json.object().put("accepted", records.size()));
    }
  }

  private List<ProducerRecord<byte[], byte[]>> read(RoutedRequest request, BulkMemory.Share share)
      throws InterruptedException {
    LineReader lines =
        new LineReader(
            request.body(),
            settings.maxDocumentBytes() + AROUND_DOCUMENT_BYTES,
            limits.bytes(),
            limits.readTimeout(),
            share);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
      BulkLine line = parser.parse(bytes, lines.number());
      if (line != null) {
        checkCount(records.size() + 1);
        records.add(DocumentWriter.record(settings, line.id(), line.document()));
      }
    }
    return records;
  }

  private void checkCount(int documents) {
    if (documents > limits.documents()) {
      throw Problem.of(
              413,
              "The request has more than "
                  + limits.documents()
                  + " documents. Send them in several"
                  + " requests. Nothing was written.")
          .with("maxDocuments", limits.documents())
          .asException();
    }
  }
}
