package io.latebind.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hands documents on to the indexer. A store whose changelog is a source topic belongs to the only
 * processor behind that source, and the indexer has two sources.
 */
final class DocumentsReader implements Processor<byte[], byte[], Void, Void> {
  private @Nullable ProcessorContext<Void, Void> context;

  @Override
  public void init(ProcessorContext<Void, Void> opened) {
    context = opened;
  }

  /** The types say that nothing is handed on, as nothing has to be; Kafka Streams lets it be. */
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public void process(Record<byte[], byte[]> record) {
    if (context != null) {
      ((ProcessorContext) context).forward(record);
    }
  }
}
