package io.latebind.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.latebind.settings.Configuration;
import io.latebind.settings.Settings;
import io.latebind.settings.SettingsException;
import io.latebind.topics.ClusterException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.metrics.JmxReporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is said, before anything starts, of properties that Kafka's clients do not take. */
class ClientChecksTest {
  private static Settings settings(String... lines) {
    Properties properties = new Properties();
    for (String line : lines) {
      int equals = line.indexOf('=');
      properties.setProperty(line.substring(0, equals), line.substring(equals + 1));
    }
    return Settings.temporary().withConfiguration(Configuration.of(properties));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max.poll.records | 0 | Value must be at least 1",
        "consumer.max.poll.records | many | Not a number of type INT",
        "main.consumer.max.poll.records | 0 | Value must be at least 1",
        "restore.consumer.fetch.max.wait.ms | -1 | Value must be at least 0",
        "retries | 0 | Must set retries to non-zero",
        "producer.retries | 0 | Must set retries to non-zero",
        "max.in.flight.requests.per.connection | 6 | exceed 5",
        "producer.max.in.flight.requests.per.connection | 6 | exceed 5",
        "producer.delivery.timeout.ms | 10 | equal to or larger than linger.ms",
        "producer.compression.type | lzip | must be one of",
        "max.request.size | large | Not a number of type INT",
        "producer.buffer.memory | x | Not a number of type LONG",
        "admin.retries | -1 | Value must be at least 0",
        "request.timeout.ms | soon | Not a number of type INT",
        "heartbeat.interval.ms | 20000 | lower than the session timeout",
        "session.timeout.ms | x | Not a number of type INT",
        "commit.interval.ms | 20000 | Transaction timeout 10000",
        "replication.factor | x | Not a number of type INT",
        "num.stream.threads | two | Not a number of type INT",
        "security.protocol | TLS | must be one of",
        "metric.reporters | no.such.Reporter | no.such.Reporter",
        "producer.interceptor.classes | no.such.Interceptor | no.such.Interceptor",
        "ssl.endpoint.identification.algorithm.typo | x | -",
      })
  void whatKafkaRefusesIsNamedWithItsValueAndTheReason(String name, String value, String reason) {
    if ("-".equals(reason)) { // nobody knows it: it may be a plug-in's
      assertThatCode(() -> Node.check(settings(name + "=" + value))).doesNotThrowAnyException();
      return;
    }
    assertThatThrownBy(() -> Node.check(settings(name + "=" + value, "client.id=mine")))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(name + " is \"" + value + "\" in the configuration")
        .hasMessageContaining(reason == null ? "" : reason)
        .hasMessageEndingWith("Change the line, or take it out.")
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("client.id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acks=1", "producer.acks=0", "enable.idempotence=false"})
  void whatTakesExactlyOnceAwayIsRefused(String line) {
    assertThatThrownBy(() -> Node.check(settings(line)))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith(line.replace("=", " is "))
        .hasMessageContaining("Take the line out");
  }

  /** Says what is wrong in several lines, as some plug-ins do. */
  public static final class Talkative extends JmxReporter {
    @Override
    public void configure(Map<String, ?> configs) {
      throw new IllegalStateException("no endpoint:\n\tset one\n");
    }
  }

  @Test
  void aReasonOfSeveralLinesIsToldInOne() {
    assertThatThrownBy(() -> Node.check(settings("metric.reporters=" + Talkative.class.getName())))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("metric.reporters is ")
        .hasMessageContaining(": no endpoint: set one. Change the line")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aValueOfSeveralLinesIsShownInOne() {
    assertThatThrownBy(() -> Node.check(settings("max.poll.records=0\n1")))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("max.poll.records is \"0 1\" in the configuration")
        .hasMessageNotContaining("\n");
  }

  @Test
  void allMistakesAreNamedAtOnceEachOnALine() {
    assertThatThrownBy(
            () ->
                Node.check(
                    settings(
                        "max.poll.records=0", "retries=0", "linger.ms=7", "num.stream.threads=x")))
        .isInstanceOf(SettingsException.class)
        .satisfies(
            e ->
                assertThat(
                        String.valueOf(e.getMessage())
                            .lines()
                            .map(line -> line.substring(0, line.indexOf(' '))))
                    .containsExactly("max.poll.records", "num.stream.threads", "retries"));
  }

  @Test
  void whatGoesTogetherOnlyIsTakenTogether() {
    assertThatCode(
            () ->
                Node.check(
                    settings(
                        "heartbeat.interval.ms=15000",
                        "session.timeout.ms=45000",
                        "commit.interval.ms=20000",
                        "producer.transaction.timeout.ms=30000",
                        "producer.delivery.timeout.ms=200",
                        "producer.request.timeout.ms=100")))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                Node.check(
                    settings(
                        "heartbeat.interval.ms=15000", "session.timeout.ms=45000", "retries=0")))
        .hasMessageStartingWith("retries is")
        .hasMessageNotContaining("heartbeat");
  }

  @Test
  void aSettingOfLatebindThatKafkaRefusesIsSaidToBeOne() {
    assertThatThrownBy(() -> Node.check(settings("latebind.commit.interval.ms=20000")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("latebind.")
        .hasMessageContaining("commit interval 20000")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aPasswordIsNotShown() {
    assertThatThrownBy(
            () ->
                Node.check(
                    settings(
                        "security.protocol=SASL_PLAINTEXT",
                        "sasl.mechanism=PLAIN",
                        "sasl.jaas.config=geheim")))
        .isInstanceOf(SettingsException.class)
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "isolation.level | read_uncommitted | read_committed",
        "main.consumer.isolation.level | read_uncommitted | read_committed",
        "group.protocol | consumer | classic",
        "transactional.id | mine | null",
        "key.serializer | org.apache.kafka.common.serialization.LongSerializer |"
            + " ByteArraySerializer",
        "key.deserializer | org.apache.kafka.common.serialization.LongDeserializer |"
            + " ByteArrayDeserializer",
        "auto.offset.reset | latest | earliest",
        "main.consumer.auto.offset.reset | latest | earliest",
        "enable.auto.commit | true | false",
        "group.id | mine | latebind-indexer",
        "application.id | mine | latebind-indexer",
        "max.task.idle.ms | 5 | -1",
        "max.request.size | 1000 | 8454144",
        "producer.buffer.memory | 1000 | 8454144",
      })
  void whatLatebindDoesNotFollowIsLoggedOnceWithBothValues(
      String name, String value, String taken) {
    assertThat(logged(() -> Node.check(settings(name + "=" + value))))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getFormattedMessage())
                    .startsWith(name + " is \"" + value + "\"")
                    .contains(taken));
  }

  @Test
  void theNameOfAnInstanceWithAFolderIsItsOwn() {
    Settings kept = settings("group.instance.id=mine").withData(Path.of("data"));

    assertThat(logged(() -> Node.check(kept))).hasSize(1);
    assertThat(logged(() -> Node.check(settings("group.instance.id=mine")))).isEmpty();
  }

  @Test
  void whatIsFollowedIsNotLogged() {
    assertThat(
            logged(
                () ->
                    Node.check(
                        settings(
                            "compression.type=zstd",
                            "batch.size=16384",
                            "session.timeout.ms=30000",
                            "acks=all",
                            "enable.idempotence=true",
                            "isolation.level=read_committed",
                            "auto.offset.reset=earliest",
                            "processing.guarantee=exactly_once_v2",
                            "num.standby.replicas=1",
                            "max.request.size=20000000",
                            "client.id=mine"))))
        .isEmpty();
  }

  @Test
  void aMisspeltNameIsPassedOnAndTheRightOneSuggested() {
    assertThat(logged(() -> Node.check(settings("boostrap.servers=x:1", "my.own=1"))))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getFormattedMessage())
                    .contains("boostrap.servers")
                    .contains("bootstrap.servers?"));
  }

  @Test
  void anotherClusterThanTheCommandsIsLogged() {
    assertThat(logged(() -> Node.check(settings("bootstrap.servers=x:1"))))
        .singleElement()
        .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.WARN));
  }

  private static List<ILoggingEvent> logged(Runnable check) {
    Logger logger = (Logger) LoggerFactory.getLogger(OverruledProperties.class);
    logger.setLevel(Level.INFO);
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);
    try {
      check.run();
      return appender.list;
    } finally {
      logger.detachAppender(appender);
    }
  }
}
