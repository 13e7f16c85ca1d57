package io.latebind.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.apache.kafka.clients.NetworkClient;

/**
 * Keeps out of the log what the embedded broker's own clients say about talking to their own
 * process: that it is not there yet, or not any more. {@code logback.xml} names it.
 *
 * <p>A level cannot do it. The same class speaks for Latebind's clients, and that a cluster's
 * broker cannot be reached is worth a warning.
 */
public final class EmbeddedNodeNoise extends Filter<ILoggingEvent> {
  private static final String CLIENT = NetworkClient.class.getName();

  /** What Kafka puts in front of the messages of the clients inside a broker. */
  private static final List<String> INSIDERS =
      List.of("[TransactionCoordinator ", "[NodeToControllerChannelManager ");

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean inside =
        event.getLoggerName().equals(CLIENT)
            && INSIDERS.stream().anyMatch(event.getMessage()::startsWith);
    return inside ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
