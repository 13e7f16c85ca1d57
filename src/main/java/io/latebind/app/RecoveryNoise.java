package io.latebind.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of the log how Kafka Streams finds, after a crash, that the local stores are not to be
 * trusted: pages of traces for what it mends by itself. {@link RestoreLog} says it in two lines.
 * {@code logback.xml} names this class.
 */
public final class RecoveryNoise extends Filter<ILoggingEvent> {
  private static final String CORRUPTED = TaskCorruptedException.class.getName();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    @Nullable IThrowableProxy thrown = event.getThrowableProxy();
    boolean noise =
        (thrown != null && thrown.getClassName().equals(CORRUPTED))
            || event.getFormattedMessage().contains(CORRUPTED);
    return noise ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
