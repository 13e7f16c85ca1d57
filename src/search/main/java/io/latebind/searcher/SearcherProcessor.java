package io.latebind.searcher;

import io.latebind.search.store.SearchStore;
import io.latebind.streams.client.Progress;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The processor of one partition: it applies entries to the store, and reports its progress. */
final class SearcherProcessor implements Processor<byte[], byte @Nullable [], Void, Void> {
  private final String topic;
  private final Progress progress;
  private final Takeovers takeovers;

  private @Nullable Task task;

  SearcherProcessor(String topic, Progress progress, Takeovers takeovers) {
    this.topic = topic;
    this.progress = progress;
    this.takeovers = takeovers;
  }

  /** What exists only between init and close. */
  private record Task(
      ProcessorContext<Void, Void> context, TopicPartition input, SearchStore store) {}

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    TopicPartition input = new TopicPartition(topic, context.taskId().partition());
    SearchStore store = context.getStateStore(SearchStore.NAME);
    task = new Task(context, input, store);
    progress.begin(input.partition(), Set.of(input));
    takeovers.begin(input.partition());
  }

  @Override
  public void process(Record<byte[], byte @Nullable []> record) {
    Task current = task;
    if (current == null) {
      throw new IllegalStateException("the processor was used before it was initialised");
    }
    long offset =
        current
            .context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record came from nowhere"))
            .offset();
    current.store().apply(record.key(), record.value(), offset);
    progress.processed(current.input(), offset);
  }

  @Override
  public void close() {
    if (task != null) {
      takeovers.end(task.input().partition());
    }
  }
}
