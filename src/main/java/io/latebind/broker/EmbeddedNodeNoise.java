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
 * Keeps out of the log what the embedded broker says about talking to its own process: that it is
 * not there yet, or not any more. It asks again by itself. {@code logback.xml} names this class.
 *
 * <p>A level cannot do it. The same class speaks for Latebind's clients, and that a cluster's
 * broker cannot be reached is worth a warning.
 */
public final class EmbeddedNodeNoise extends Filter<ILoggingEvent> {
  private static final String CLIENT = NetworkClient.class.getName();

  /** The node asks its controller for things a moment before it has elected itself. */
  private static final String CONTROLLER = "kafka.server.ControllerApis";

  /** The node wants to create a topic of its own that it has, and has not looked at yet. */
  private static final String CREATIONS = "kafka.server.DefaultAutoTopicCreationManager";

  private static final String APPENDS = "kafka.server.ReplicaManager";

  /** What Kafka puts in front of the messages of the clients inside a broker. */
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
   * What a producer hears anyway, and sends again where that helps: transactions of version 2 meet
   * the end of the one before, and a record without a key meets a compacted topic.
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
