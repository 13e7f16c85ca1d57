package io.latebind.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A loopback proxy in front of a listener, that can cut what goes through it and slow it down.
 *
 * <p>A thread for each direction of a connection copies bytes. A stalled link loses nothing: what
 * it holds goes on when it is healed, late, as it does behind a broken network.
 */
public final class Link implements AutoCloseable {
  private static final int CHUNK_BYTES = 32 * 1024;

  private final String name;
  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile State state = new State.Whole();

  /** How a link is. */
  public sealed interface State {
    /** It passes everything on at once. */
    record Whole() implements State {}

    /** It closes every connection. */
    record Cut() implements State {}

    /** It keeps connections, and passes nothing on. */
    record Stalled() implements State {}

    /** It lets every piece wait. */
    record Slow(Duration delay) implements State {}
  }

  private Link(String name, ServerSocket listener, int target) {
    this.name = name;
    this.listener = listener;
    this.target = target;
  }

  /** Opens a link from one port on loopback to another. */
  static Link open(String name, int port, int target) {
    try {
      Link link =
          new Link(name, new ServerSocket(port, 128, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().name("link-" + name).start(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException("no link can be opened at port " + port, e);
    }
  }

  /** What it connects, in words. */
  public String name() {
    return name;
  }

  /** The port to connect to. */
  int port() {
    return listener.getLocalPort();
  }

  /** Makes it so from now on. */
  public void become(State next) {
    state = next;
    if (next instanceof State.Cut) {
      open.forEach(Link::closeQuietly);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        return; // The link was closed.
      }
    }
  }

  private void connect(Socket client) {
    if (state instanceof State.Cut) {
      closeQuietly(client);
      return;
    }
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      open.add(client);
      open.add(server);
      Thread.ofVirtual().start(() -> copy(client, server));
      copy(server, client);
    } catch (IOException e) {
      closeQuietly(client); // Nobody listens there at the moment.
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        waitFor();
        out.write(chunk, 0, read);
      }
    } catch (IOException e) {
      // One end was closed, killed or cut: so is the other.
    } finally {
      open.remove(from);
      open.remove(to);
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private void waitFor() {
    if (state instanceof State.Slow slow) {
      LockSupport.parkNanos(slow.delay().toNanos());
    }
    while (state instanceof State.Stalled) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() {
    closeQuietly(listener);
    become(new State.Cut());
  }
}
