package io.latebind.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.errors.NotControllerException;
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
  private static final String CONTROLLER = "kafka.server.ControllerApis";

  /** What Kafka puts in front of the messages of the clients inside a broker. */
  private static final List<String> INSIDERS =
      List.of("[TransactionCoordinator ", "[NodeToControllerChannelManager ");

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String logger = event.getLoggerName();
    boolean noise =
        (logger.equals(CLIENT) && INSIDERS.stream().anyMatch(event.getMessage()::startsWith))
            || (logger.equals(CONTROLLER) && isNotYetActive(event.getThrowableProxy()));
    return noise ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  /** The node asks its controller for things a moment before it has elected itself. */
  private static boolean isNotYetActive(@Nullable IThrowableProxy thrown) {
    @Nullable IThrowableProxy proxy = thrown;
    while (proxy != null) {
      if (proxy.getClassName().equals(NotControllerException.class.getName())) {
        return true;
      }
      proxy = proxy.getCause();
    }
    return false;
  }
}
