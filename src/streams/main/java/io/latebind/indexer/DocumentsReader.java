package io.latebind.indexer;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Forwards documents to the indexer. A store whose changelog is a source topic belongs to the only
 * processor behind that source, and the indexer has two sources.
 */
final class DocumentsReader implements Processor<byte[], byte[], Void, Void> {
  private @Nullable ProcessorContext<Void, Void> context;

  @Override
  public void init(ProcessorContext<Void, Void> opened) {
    context = opened;
  }

  /**
   * The required types declare that nothing is forwarded; Kafka Streams forwards it nevertheless.
   */
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public void process(Record<byte[], byte[]> record) {
    if (context != null) {
      ((ProcessorContext) context).forward(record);
    }
  }
}
