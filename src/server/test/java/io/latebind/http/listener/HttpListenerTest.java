package io.latebind.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.latebind.document.Json;
import io.latebind.http.RawClient;
import io.latebind.http.exchange.Bodies;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.response.Incident;
import io.latebind.http.response.ProblemException;
import io.latebind.http.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the web server does to requests before anybody else sees them. */
@Timeout(60)
class HttpListenerTest {
  private final HttpListener listener =
      HttpListener.start(HttpSettings.DEFAULT, null, HttpListenerTest::echo);

  @AfterEach
  void close() {
    listener.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/documents/a//b",
        "//documents/a",
        "/documents/../x",
        "/documents/a/./../b/..",
        "/documents/a%2Fb%2f%2e%2E",
        "/documents/a;b=c;d",
        "/documents/[x]{y}|^`\"<>\\",
        "/documents/100%",
        "/documents/%zz",
        "/documents/a+b$c",
        "/documents/",
        "/documents/a:b@c!*'(),"
      })
  void rawPathArrivesUntouched(String path) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      assertThat(client.get(path).json().get("path").asText()).isEqualTo(path);
    }
  }

  @Test
  void longestIdFitsIntoTheRequestLine() throws IOException {
    String path = "/indexes/" + "x".repeat(4_000) + "/entries/" + "%F0%9F%A6%8A".repeat(256);
    try (RawClient client = new RawClient(listener.port())) {
      assertThat(client.get(path).json().get("path").asText()).isEqualTo(path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b",
        "",
        "b#c",
        "q=a+b&&=&x",
        "q=%zz%",
        "q=100%",
        "q=[x]{y}|^`\"<>\\",
        "q=%C3%A4%FF",
        "q=a?b/../c"
      })
  void queryArrivesUntouched(String query) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      RawClient.Answer answer = client.get("/a?" + query);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().get("path").asText()).isEqualTo("/a");
      assertThat(answer.json().get("query").asText()).isEqualTo(query);
    }
  }

  @Test
  void fragmentIsToldAndNoQueryIsNone() throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      assertThat(client.get("/a#b").json().get("query").asText()).isEqualTo("#b");
      assertThat(client.get("/a").json().get("query").isNull()).isTrue();
    }
  }

  @Test
  void requestsFollowEachOtherOnAConnection() throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      for (int i = 0; i < 3; i++) {
        client.send(
            "PUT /read/" + i + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(client.receive().json().get("body").asText()).isEqualTo("hello");
        client.send("PUT /ignore HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(client.receive().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void chunkedBodyIsRead() throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send("PUT /read HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n");
      assertThat(client.receive().json().get("body").asText()).isEqualTo("hello");
    }
  }

  @Test
  void clientThatWaitsToContinueIsAnsweredAtOnce() throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send(
          "PUT /ignore HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Expect: 100-continue\r\n"
              + "Content-Length: 5\r\n\r\n");
      RawClient.Answer answer = client.receive();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void headHasNoBody() throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(client.receiveHead().status()).isEqualTo(200);
      assertThat(client.get("/y").status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNoHttpIsAProblem() throws IOException {
    expectProblem("GET /x\r\n\r\n", 400);
    expectProblem("GET /x HTTP/1.1\r\n\r\n", 400);
    expectProblem("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414);
    expectProblem(
        "PUT /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", 413);
    expectProblem("PUT /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", 400);
    expectProblem(
        "PUT /read HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400);
    expectProblem(
        "GET /x HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n", 400);
  }

  /** Either may be the larger: a document, or a bulk of them. */
  @ParameterizedTest
  @CsvSource({"300000, 1000", "1000, 300000"})
  void bodiesAreTakenUpToTheLargestOfAnyEndpoint(int body, int bulk) throws IOException {
    HttpSettings.Bulk usual = HttpSettings.Bulk.DEFAULT;
    HttpSettings settings =
        HttpSettings.DEFAULT
            .withBodyBytes(body)
            .withBulk(
                new HttpSettings.Bulk(
                    bulk,
                    usual.documents(),
                    usual.concurrent(),
                    usual.slotTimeout(),
                    usual.readTimeout()));
    try (HttpListener small = HttpListener.start(settings, null, HttpListenerTest::echo)) {
      assertThat(put(small, 300_000, "x".repeat(300_000)).status()).isEqualTo(200);
      // Refused for its length alone: who went on to send might find the connection closed.
      assertThat(put(small, 400_000, "").status()).isEqualTo(413);
    }
  }

  private static RawClient.Answer put(HttpListener listener, int bytes, String body)
      throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send("PUT /ignore HTTP/1.1\r\nHost: localhost\r\n");
      client.send("Content-Length: " + bytes + "\r\n\r\n" + body);
      return client.receive();
    }
  }

  @Test
  void errorOfTheHandlerIsAProblemWithAnIncidentThatIsInTheLog() throws IOException {
    Logger log = (Logger) LoggerFactory.getLogger(Incident.class);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    log.addAppender(logged);
    try (RawClient client = new RawClient(listener.port())) {
      RawClient.Answer answer = client.get("/error");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("StackOverflow", "java.", "\tat ");
      String incident = answer.json().get("incident").asText();
      assertThat(logged.list)
          .anySatisfy(
              event -> {
                assertThat(event.getFormattedMessage()).contains(incident);
                assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                    .contains("StackOverflowError");
              });
    } finally {
      log.detachAppender(logged);
    }
  }

  @Test
  void closingTakesSeconds() throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      assertThat(client.get("/idle").status()).isEqualTo(200);
      long begin = System.nanoTime();
      listener.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      assertThat(client.isClosed()).isTrue();
    }
  }

  private void expectProblem(String request, int status) throws IOException {
    try (RawClient client = new RawClient(listener.port())) {
      client.send(request);
      RawClient.Answer answer = client.receive();
      assertThat(answer.status()).as(request).isEqualTo(status);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.json().get("status").asInt()).isEqualTo(status);
      assertThat(answer.json().get("detail").asText()).endsWith(".");
    }
  }

  private static Response echo(HttpRequest call) {
    var json = Json.object().put("path", call.rawPath()).put("query", call.query());
    if (call.rawPath().equals("/error")) {
      throw new StackOverflowError();
    }
    if (call.rawPath().startsWith("/read")) {
      try {
        byte[] body = Bodies.document(call.body(), 1_000);
        json.put("body", new String(body, StandardCharsets.UTF_8));
      } catch (ProblemException e) {
        return e.problem().asResponse();
      }
    }
    return Response.json(200, json);
  }
}
