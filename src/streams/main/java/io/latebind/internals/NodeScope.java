package io.latebind.internals;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * Lets a processor forward records before a commit, while Kafka Streams flushes the caches of its
 * stores. Those caches do the same.
 */
public final class NodeScope {
  private final InternalProcessorContext<?, ?> context;
  private final ProcessorNode<?, ?, ?, ?> node;

  private NodeScope(InternalProcessorContext<?, ?> context) {
    this.context = context;
    this.node = context.currentNode();
  }

  /** The scope of the processor that is being initialised. */
  public static NodeScope of(ProcessorContext<?, ?> context) {
    return new NodeScope((InternalProcessorContext<?, ?>) context);
  }

  /** Runs code that may forward records. */
  public void run(Runnable forwarding) {
    ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
    ProcessorRecordContext recordBefore = context.recordContext();
    context.setCurrentNode(node);
    context.setRecordContext(
        new ProcessorRecordContext(
            context.currentSystemTimeMs(), -1, -1, null, new RecordHeaders()));
    try {
      forwarding.run();
    } finally {
      context.setCurrentNode(nodeBefore);
      context.setRecordContext(recordBefore);
    }
  }
}
