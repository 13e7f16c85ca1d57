package io.latebind.topology;

import io.latebind.engine.Home;
import io.latebind.engine.StoredDocument;
import io.latebind.rowlog.Row;
import io.latebind.store.Feed;
import io.latebind.wire.RowCodecs;
import io.latebind.wire.RowKeys;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the topic {@code documents} makes of the store of contents, which is restored from it. What
 * has no id is left out, what is not at home in its partition, and what is too large to be a
 * document. Whether the rest are documents is for those to know who read the store: the state names
 * the offset of each.
 *
 * @param placed where a document has to be, for it to be taken
 * @param maxDocumentBytes of a content
 */
record DocumentFeed(Home placed, int maxDocumentBytes) implements Feed.Rows {
  @Override
  public List<Row> of(ConsumerRecord<byte[], byte[]> record) {
    String id = Intake.idOf(record.key());
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
