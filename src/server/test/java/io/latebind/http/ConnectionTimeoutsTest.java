package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.access.TestAuthority;
import io.latebind.http.access.TlsContext;
import io.latebind.http.connection.ConnectionTimeouts;
import io.latebind.http.exchange.Bodies;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.listener.Admission;
import io.latebind.http.listener.Dispatcher;
import io.latebind.http.listener.HttpListener;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.response.Response;
import io.latebind.search.partition.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take their time, and clients that go away. */
@Timeout(120)
class ConnectionTimeoutsTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int PLACES = 2;

  @TempDir static Path folder;
  private static SSLContext tls;
  private static SSLContext client;
  private final CountDownLatch noticed = new CountDownLatch(1);
  private final CountDownLatch working = new CountDownLatch(1);

  @BeforeAll
  static void certify() throws IOException {
    TestAuthority authority = TestAuthority.in(folder);
    tls = TlsContext.read(authority.instance("one"));
    client = authority.client();
  }

  private HttpListener listen(@Nullable SSLContext with, ConnectionTimeouts timeouts) {
    List<Endpoint> table =
        List.of(
            Endpoint.write("PUT", "/read", ConnectionTimeoutsTest::read),
            Endpoint.read("GET", "/large", request -> large()),
            Endpoint.search("GET", "/work", this::work),
            Endpoint.search("GET", "/watched", ConnectionTimeoutsTest::watched),
            Endpoint.read("GET", "/ok", request -> Response.json(200, Json.object())));
    Dispatcher dispatcher =
        new Dispatcher(
            table,
            Access.open(),
            new Admission(PLACES, PLACES, PLACES),
            (route, status, took) -> {});
    HttpSettings.Limits limits = HttpSettings.Limits.DEFAULT.withTimeouts(timeouts);
    return HttpListener.start(HttpSettings.DEFAULT.withLimits(limits), with, dispatcher::dispatch);
  }

  private static Response read(RoutedRequest request) {
    byte[] body = Bodies.document(request.body(), 1 << 20);
    return Response.json(200, Json.object().put("bytes", body.length));
  }

  private static Response large() {
    return new Response(200, "text/plain", Map.of(), new byte[64 << 20]);
  }

  /** Works until nobody waits any more. */
  private Response work(RoutedRequest request) throws InterruptedException {
    Cancellation cancellation = request.departure().get();
    CountDownLatch gone = new CountDownLatch(1);
    Cancellation.Registration registration = cancellation.whenCancelled(gone::countDown);
    working.countDown();
    if (gone.await(30, TimeUnit.SECONDS)) {
      noticed.countDown();
    }
    registration.close();
    return Response.json(200, Json.object());
  }

  private static Response watched(RoutedRequest request) {
    boolean gone = request.departure().get().isCancelled();
    return Response.json(200, Json.object().put("gone", gone));
  }

  private static ConnectionTimeouts timeouts(
      Duration handshake, Duration first, Duration headers, Duration stall, Duration answer) {
    return new ConnectionTimeouts(handshake, first, headers, stall, LONG, answer);
  }

  @Test
  void aConnectionThatSaysNothingIsEnded() throws IOException {
    try (HttpListener listener = listen(null, timeouts(LONG, SHORT, LONG, LONG, LONG));
        RawClient silent = new RawClient(listener.port())) {
      assertThat(silent.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /o", "GET /ok HTTP/1.1\r\n", "GET /ok HTTP/1.1\r\nHost: localhost\r\nX: "})
  void headersThatDripAreEnded(String begin) throws IOException {
    try (HttpListener listener = listen(null, timeouts(LONG, LONG, SHORT, LONG, LONG));
        RawClient slow = new RawClient(listener.port())) {
      slow.send(begin);
      assertThat(drip(slow)).isTrue();
    }
  }

  /** Sends a letter now and then, until the other side has had enough. */
  private static boolean drip(RawClient slow) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      try {
        slow.send("x");
      } catch (SocketException e) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aBodyThatStallsIsEndedAndItsPlaceIsFreeAgain() throws Exception {
    try (HttpListener listener = listen(null, timeouts(LONG, LONG, LONG, SHORT, LONG))) {
      for (int i = 0; i < PLACES; i++) {
        RawClient stalled = new RawClient(listener.port());
        stalled.send("PUT /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
        assertThat(stalled.isClosed()).isTrue();
        stalled.close();
      }
      HttpInstance.await(
          () -> {
            try (RawClient next = new RawClient(listener.port())) {
              return next.get("/ok").status() == 200;
            }
          });
    }
  }

  @Test
  void aBodyThatDripsIsEnded() throws IOException {
    ConnectionTimeouts timeouts = new ConnectionTimeouts(LONG, LONG, LONG, LONG, SHORT, LONG);
    try (HttpListener listener = listen(null, timeouts);
        RawClient slow = new RawClient(listener.port())) {
      slow.send("PUT /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
      assertThat(drip(slow)).isTrue();
    }
  }

  @Test
  void anAnswerThatNobodyTakesIsEnded() throws IOException {
    try (HttpListener listener = listen(null, timeouts(LONG, LONG, LONG, LONG, SHORT));
        Socket lazy = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      lazy.setSoTimeout(20_000);
      send(lazy, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
      LockSupport.parkNanos(SHORT.multipliedBy(5).toNanos());
      assertThat(remaining(lazy.getInputStream())).isLessThan(64 << 20);
    }
  }

  private static long remaining(InputStream in) {
    long count = 0;
    byte[] buffer = new byte[1 << 16];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    } catch (IOException e) {
      // It was ended in the middle, as it should be.
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHandshakeThatHangsIsEnded(boolean begun) throws IOException {
    try (HttpListener listener = listen(tls, timeouts(SHORT, LONG, LONG, LONG, LONG));
        RawClient silent = new RawClient(listener.port())) {
      if (begun) {
        silent.send("\u0016\u0003\u0001\u0001");
      }
      assertThat(silent.isClosed()).isTrue();
    }
  }

  private Socket connect(HttpListener listener, boolean secure) throws IOException {
    Socket socket =
        secure
            ? client
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), listener.port())
            : new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClientThatGoesAwayIsNoticedWhileItIsAnswered(boolean secure) throws Exception {
    try (HttpListener listener = listen(secure ? tls : null, ConnectionTimeouts.DEFAULT)) {
      try (Socket socket = connect(listener, secure)) {
        send(socket, "GET /work HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(noticed.getCount()).isEqualTo(1);
      }
      assertThat(noticed.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClientThatStaysIsServedAgainOnTheSameConnection(boolean secure) throws Exception {
    try (HttpListener listener = listen(secure ? tls : null, ConnectionTimeouts.DEFAULT);
        RawClient stays = new RawClient(connect(listener, secure))) {
      for (int i = 0; i < 20; i++) {
        assertThat(stays.get("/watched").body()).isEqualTo("{\"gone\":false}");
        String body = "x".repeat(100_000);
        assertThat(stays.request("PUT", "/read", body).body()).isEqualTo("{\"bytes\":100000}");
      }
    }
  }

  @Test
  void whatIsSentAheadIsNotLost() throws Exception {
    try (HttpListener listener = listen(null, ConnectionTimeouts.DEFAULT);
        RawClient hasty = new RawClient(listener.port())) {
      String watched = "GET /watched HTTP/1.1\r\nHost: localhost\r\n\r\n";
      hasty.send(watched + watched + "PUT /read HTTP/1.1\r\nHost: localhost\r\nContent-Le");
      assertThat(hasty.receive().status()).isEqualTo(200);
      assertThat(hasty.receive().status()).isEqualTo(200);
      hasty.send("ngth: 3\r\n\r\nabc" + watched);
      assertThat(hasty.receive().body()).isEqualTo("{\"bytes\":3}");
      assertThat(hasty.receive().status()).isEqualTo(200);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
