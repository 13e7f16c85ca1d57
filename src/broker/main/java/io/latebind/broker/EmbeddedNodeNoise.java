package io.latebind.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.jspecify.annotations.Nullable;

/**
 * A log filter that drops what the embedded broker says about connections to its own process that
 * are not up yet, or no longer are; it retries by itself. {@code logback.xml} names this class.
 *
 * <p>A log level cannot do this: the same class logs for Latebind's clients, and an unreachable
 * broker of a cluster is worth a warning.
 */
public final class EmbeddedNodeNoise extends Filter<ILoggingEvent> {
  private static final String CLIENT = NetworkClient.class.getName();

  /** The node sends requests to its controller a moment before that has elected itself. */
  private static final String CONTROLLER = "kafka.server.ControllerApis";

  /** The node tries to create an internal topic that it has, but has not seen yet. */
  private static final String CREATIONS = "kafka.server.DefaultAutoTopicCreationManager";

  private static final String APPENDS = "kafka.server.ReplicaManager";

  /** How Kafka begins the messages of the clients inside a broker. */
  private static final List<String> INSIDERS =
      List.of("[TransactionCoordinator ", "[NodeToControllerChannelManager ");

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String logger = event.getLoggerName();
    boolean noise =
        (logger.equals(CLIENT) && INSIDERS.stream().anyMatch(event.getMessage()::startsWith))
            || (logger.equals(CONTROLLER)
                && isCausedBy(NotControllerException.class, event.getThrowableProxy()))
            || (logger.equals(CREATIONS)
                && event.getFormattedMessage().contains("TOPIC_ALREADY_EXISTS"))
            || (logger.equals(APPENDS) && isToldToTheProducer(event.getThrowableProxy()));
    return noise ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  /**
   * Whether it is an error that the producer receives anyway, and retries where that helps: a
   * transaction of version 2 meets the end of the previous one, or a record without a key meets a
   * compacted topic.
   */
  private static boolean isToldToTheProducer(@Nullable IThrowableProxy thrown) {
    return isCausedBy(OutOfOrderSequenceException.class, thrown)
        || isCausedBy(InvalidRecordException.class, thrown);
  }

  private static boolean isCausedBy(
      Class<? extends Exception> cause, @Nullable IThrowableProxy thrown) {
    @Nullable IThrowableProxy proxy = thrown;
    while (proxy != null) {
      if (proxy.getClassName().equals(cause.getName())) {
        return true;
      }
      proxy = proxy.getCause();
    }
    return false;
  }
}
