package io.latebind.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real single-node Kafka (KRaft broker and controller) inside this process, reachable at
 * 127.0.0.1 only.
 *
 * <p>Its data lives in a given folder, which keeps the cluster id, the topics and their records
 * over restarts and over {@code kill -9}, or in a temporary one that {@link #close} deletes. Two
 * brokers never share a folder. Each start may use another port.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  private final LoopbackListeners listeners;
  private final DataDirectory directory;
  private final EmbeddedNode node;
  private boolean closed;

  private EmbeddedBroker(LoopbackListeners listeners, DataDirectory directory, EmbeddedNode node) {
    this.listeners = listeners;
    this.directory = directory;
    this.node = node;
  }

  /**
   * Where an embedded broker listens and keeps its data.
   *
   * @param port the port on 127.0.0.1, or 0 for a free one: the folder's last one if it is free
   * @param dataDirectory a folder of its own, created when missing; null for a temporary one
   */
  public record Options(int port, @Nullable Path dataDirectory) {
    /** Checks the port. */
    public Options {
      if (port < 0 || port > 65_535) {
        throw new BrokerException(
            "The embedded broker's port is " + port + "; give one from 1 to 65535, or 0.");
      }
    }

    /** A free port and a temporary folder. */
    public static Options temporary() {
      return new Options(0, null);
    }

    /** A free port and a folder that is kept. */
    public static Options keptIn(Path dataDirectory) {
      return new Options(0, dataDirectory);
    }
  }

  /**
   * Starts a broker and returns when it serves clients.
   *
   * @throws BrokerException when the port or the folder cannot be used, or the node does not come
   *     up
   */
  public static EmbeddedBroker start(Options options) {
    DataDirectory directory =
        DataDirectory.acquire(options.dataDirectory(), EmbeddedNodeSettings.NODE_ID);
    try {
      return start(LoopbackListeners.bind(options.port(), directory.lastPort()), directory);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static EmbeddedBroker start(LoopbackListeners listeners, DataDirectory directory) {
    try {
      directory.keepPort(listeners.brokerPort());
      EmbeddedNode node = EmbeddedNode.start(listeners, directory.path());
      LOG.info(
          "The embedded broker listens at {}:{} and keeps its data in {}",
          LoopbackListeners.HOST,
          listeners.brokerPort(),
          directory.path());
      return new EmbeddedBroker(listeners, directory, node);
    } catch (RuntimeException e) {
      listeners.close();
      throw e;
    }
  }

  /** What clients set as {@code bootstrap.servers}: host and port. */
  public String bootstrapServer() {
    return LoopbackListeners.HOST + ":" + listeners.brokerPort();
  }

  /** The cluster's id, chosen when the folder was first used. */
  public String clusterId() {
    return node.clusterId();
  }

  /** Where the data is. */
  public Path dataDirectory() {
    return directory.path();
  }

  /**
   * What broke the broker beyond repair, if anything did. It then answers no more requests; start a
   * new one.
   */
  public Optional<Throwable> failure() {
    return node.failure();
  }

  /**
   * Stops the broker, then the controller, then releases the ports and the folder. It takes 20
   * seconds at most; what has not stopped by then is left behind with a warning. Closing again does
   * nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!node.stop(CLOSE_TIMEOUT)) {
      LOG.warn("The embedded broker did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
    listeners.close();
    directory.close();
  }
}
