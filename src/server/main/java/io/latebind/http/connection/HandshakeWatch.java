package io.latebind.http.connection;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** Closes connections that do not complete the TLS handshake in time. */
public final class HandshakeWatch {
  private final ScheduledExecutorService timer;
  private final Duration timeout;

  HandshakeWatch(ScheduledExecutorService timer, Duration timeout) {
    this.timer = timer;
    this.timeout = timeout;
  }

  /**
   * Watches a handshake, from now on until it is complete.
   *
   * @param plain the socket beneath TLS
   */
  void watch(SSLSocket secure, Socket plain) throws IOException {
    try {
      ScheduledFuture<?> end =
          timer.schedule(() -> close(plain), timeout.toMillis(), TimeUnit.MILLISECONDS);
      secure.addHandshakeCompletedListener(done -> end.cancel(false));
    } catch (RejectedExecutionException e) {
      throw new IOException("The listener is closed.", e);
    }
  }

  private static void close(Socket plain) {
    try {
      plain.close();
    } catch (IOException e) {
      // Whether or not this failed, the socket is closed.
    }
  }
}
