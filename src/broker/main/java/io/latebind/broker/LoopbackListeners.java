package io.latebind.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The embedded broker's two listening sockets, bound to 127.0.0.1 before Kafka starts.
 *
 * <p>Binding first and handing the bound sockets to Kafka has two advantages over choosing a free
 * port and letting Kafka bind it: no other process can take the port in between, and a port in use
 * is detected before anything is on disk or running.
 */
final class LoopbackListeners implements ServerSocketFactory, AutoCloseable {
  /** The listener that clients use. */
  static final String BROKER = "BROKER";

  /** The listener that the node uses to talk to its own controller. */
  static final String CONTROLLER = "CONTROLLER";

  /** The only address the embedded broker is reachable at: it has no authentication. */
  static final String HOST = "127.0.0.1";

  private static final int BACKLOG = 128;

  private final ServerSocketChannel broker;
  private final ServerSocketChannel controller;

  private LoopbackListeners(ServerSocketChannel broker, ServerSocketChannel controller) {
    this.broker = broker;
    this.controller = controller;
  }

  /**
   * Binds both sockets.
   *
   * @param port the clients' port, or 0 for a free one
   * @param preferred the port to prefer when {@code port} is 0; 0 for none
   * @throws BrokerException when {@code port} is taken
   */
  static LoopbackListeners bind(int port, int preferred) {
    ServerSocketChannel broker = port == 0 ? bindFree(preferred) : bindGiven(port);
    try {
      return new LoopbackListeners(broker, bindGiven(0));
    } catch (RuntimeException e) {
      closeQuietly(broker);
      throw e;
    }
  }

  private static ServerSocketChannel bindFree(int preferred) {
    try {
      return bindOne(preferred);
    } catch (IOException e) {
      return bindGiven(0); // another process has it by now
    }
  }

  private static ServerSocketChannel bindGiven(int port) {
    try {
      return bindOne(port);
    } catch (IOException e) {
      throw new BrokerException(
          "Port "
              + port
              + " on "
              + HOST
              + " cannot be used for the embedded broker ("
              + e.getMessage()
              + "). Stop what uses it, or give another port, or 0 for any free one.",
          e);
    }
  }

  @SuppressWarnings("AddressSelection") // the host is a literal: there is nothing to resolve
  private static ServerSocketChannel bindOne(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(HOST, port), BACKLOG);
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  /** The port that clients connect to. */
  int brokerPort() {
    return broker.socket().getLocalPort();
  }

  /** The controller's address. */
  InetSocketAddress controllerAddress() {
    return (InetSocketAddress) controller.socket().getLocalSocketAddress();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return switch (listenerName) {
      case BROKER -> broker;
      case CONTROLLER -> controller;
      default -> throw new IllegalArgumentException("There is no listener " + listenerName);
    };
  }

  @Override
  public void close() {
    closeQuietly(broker);
    closeQuietly(controller);
  }

  private static void closeQuietly(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException ignored) {
      // The socket is gone either way.
    }
  }
}
