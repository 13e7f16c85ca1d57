package io.latebind.indexer.record;

import io.latebind.protocol.Home;
import io.latebind.protocol.StoredDocument;
import io.latebind.rowlog.segment.Row;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.store.RestoreSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The rows that the topic {@code documents} makes of the store of contents, which is restored from
 * it. Records without an id, records on another partition than their home, and values that are too
 * large for a document are left out. The others are not validated: the state names the offset of
 * each valid document, so readers of the store know which contents are valid.
 *
 * @param placed the partition on which a document has to be to be accepted
 * @param maxDocumentBytes the largest size of a content
 */
public record DocumentFeed(Home placed, int maxDocumentBytes) implements RestoreSource.Rows {
  @Override
  public List<Row> of(ConsumerRecord<byte[], byte[]> record) {
    String id = RecordDecoder.idOf(record.key());
    byte[] content = record.value();
    if (id == null || placed.of(id) != record.partition()) {
      return List.of();
    }
    byte[] key = RowKeys.content(record.key());
    if (content == null) {
      return List.of(new Row(key, null));
    }
    return content.length > maxDocumentBytes
        ? List.of()
        : List.of(new Row(key, RowCodecs.encode(new StoredDocument(record.offset(), content))));
  }
}
