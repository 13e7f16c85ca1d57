package io.latebind.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.latebind.http.access.TestAuthority;
import io.latebind.http.access.TlsSettings;
import io.latebind.http.exchange.Indexes;
import io.latebind.http.listener.HttpSettings;
import io.latebind.http.metrics.Metrics;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerStreams;
import io.latebind.rows.TopicIds;
import io.latebind.streams.StreamsProperties;
import io.latebind.streams.StreamsSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogManager;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What an instance logs, when everything is logged, of the secrets it was given. */
@Timeout(120)
class SecretsStayInsideTest {
  private static final String TOKEN = "hide-me-token-0123456789abcdef";
  private static final String WRONG = "hide-me-wrong-0123456789abcdef";
  private static final Map<String, String> CLIENT =
      Map.of(
          "bootstrap.servers",
          "127.0.0.1:1",
          "security.protocol",
          "SASL_PLAINTEXT",
          "sasl.mechanism",
          "PLAIN",
          "sasl.jaas.config",
          "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\""
              + " password=\"hide-me-sasl\";",
          "ssl.key.password",
          "hide-me-key");

  @TempDir private Path folder;

  /** Everything that is logged, with the traces. */
  private static final class Everything extends AppenderBase<ILoggingEvent> {
    final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getLoggerName() + " " + event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
  }

  @Test
  void noLineOfTheLogShowsASecret() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");
    java.util.logging.Level julBefore = jul.getLevel();
    TestAuthority authority = TestAuthority.in(folder.resolve("certificates"));
    TlsSettings instance = authority.instance("one");
    Everything everything = new Everything();
    everything.start();
    List<Appender<ILoggingEvent>> others = new ArrayList<>();
    root.iteratorForAppenders().forEachRemaining(others::add);
    others.forEach(root::detachAppender);
    root.addAppender(everything);
    SLF4JBridgeHandler.install();
    try {
      root.setLevel(Level.TRACE);
      jul.setLevel(java.util.logging.Level.ALL);
      use(instance, authority.client());
    } finally {
      root.setLevel(before);
      jul.setLevel(julBefore);
      SLF4JBridgeHandler.uninstall();
      root.detachAppender(everything);
      others.forEach(root::addAppender);
    }
    assertThat(everything.lines).anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"));
    assertThat(everything.lines)
        .filteredOn(line -> line.contains("hide-me") || line.contains(TestAuthority.PASSWORD))
        .isEmpty();
  }

  /** An instance with TLS, tokens, and a password for Kafka, and requests of all kinds. */
  private void use(TlsSettings instance, SSLContext trusting) throws Exception {
    Path tokens = folder.resolve("tokens");
    Files.writeString(tokens, "ada read,write " + TOKEN + "\n");
    HttpSettings settings =
        new HttpSettings(
            "127.0.0.1",
            0,
            HttpSettings.Limits.DEFAULT,
            Duration.ofMinutes(1),
            Duration.ofMillis(300),
            Duration.ofMillis(500),
            HttpSettings.Bulk.DEFAULT,
            HttpSettings.DEFAULT.bodyBytes(),
            new HttpSettings.Security(instance, tokens));
    List<PairIndex> indexes = List.of(new PairIndex("pairs", false));
    try (Metrics metrics = new Metrics();
        IndexerStreams streams = streams(indexes);
        HttpServer server = HttpServer.start(settings);
        HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
      server.serve(
          new HttpDependencies(
              streams, new Indexes(indexes, Map.of()), "app", "test", CLIENT, metrics));
      assertThat(status(client, server, "GET", "/documents/1", TOKEN)).isEqualTo(503);
      assertThat(status(client, server, "PUT", "/documents/1", TOKEN)).isBetween(500, 599);
      assertThat(status(client, server, "GET", "/metrics", TOKEN)).isEqualTo(200);
      assertThat(status(client, server, "GET", "/documents/1", WRONG)).isEqualTo(401);
      Files.writeString(tokens, "ada all " + WRONG + "\n");
      assertThat(status(client, server, "GET", "/nowhere", TOKEN)).isEqualTo(404);
    }
  }

  private static int status(
      HttpClient client, HttpServer server, String method, String path, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private IndexerStreams streams(List<PairIndex> indexes) {
    StreamsSettings settings =
        new StreamsSettings("app", null, null, folder.resolve("state"), 1, Duration.ofMillis(100));
    return new IndexerStreams(
        indexes,
        IndexerSettings.ofPartitions(6),
        StreamsProperties.indexer(settings, CLIENT),
        TopicIds.UNKNOWN,
        new Metrics().indexer());
  }
}
