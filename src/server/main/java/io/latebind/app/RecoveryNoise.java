package io.latebind.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.latebind.indexer.StateRefusedException;
import java.util.List;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.jspecify.annotations.Nullable;

/**
 * A log filter that drops the long stack traces of Kafka Streams for two events that {@code
 * latebind} reports in a line or two: after a crash the local stores cannot be trusted, which Kafka
 * Streams repairs by itself ({@link RestoreLog}), and a state is refused ({@link Supervisor}).
 * {@code logback.xml} names this class.
 */
public final class RecoveryNoise extends Filter<ILoggingEvent> {
  private static final List<String> KNOWN =
      List.of(TaskCorruptedException.class.getName(), StateRefusedException.class.getName());

  /** Advice that does not apply to Latebind; the stack trace of the failure is logged as well. */
  private static final String HANDLER = "Processing exception handler is set to fail";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    boolean noise =
        isKnown(event.getThrowableProxy())
            || KNOWN.stream().anyMatch(message::contains)
            || message.contains(HANDLER);
    return noise ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isKnown(@Nullable IThrowableProxy thrown) {
    for (@Nullable IThrowableProxy cause = thrown; cause != null; cause = cause.getCause()) {
      if (KNOWN.contains(cause.getClassName())) {
        return true;
      }
    }
    return false;
  }
}
