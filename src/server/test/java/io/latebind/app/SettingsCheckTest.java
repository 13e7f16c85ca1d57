package io.latebind.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.indexer.IndexerSettings;
import io.latebind.settings.Configuration;
import io.latebind.settings.Settings;
import io.latebind.settings.SettingsException;
import io.latebind.topics.ActualTopic;
import io.latebind.topics.TopicCatalogue;
import io.latebind.topics.TopicPlan;
import io.latebind.topics.TopicRole;
import io.latebind.topics.TopicStep;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything starts. */
class SettingsCheckTest {
  private static Settings with(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return Settings.temporary().withConfiguration(Configuration.of(properties));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latebind.topic.prefix | a b",
        "latebind.topic.prefix | shop/",
        "latebind.application.id | ''",
        "latebind.application.id | my app",
        "latebind.partitioning | md5",
        "latebind.roles | ''",
        "latebind.roles | indexer,reader",
        "latebind.topics.create | yes",
        "latebind.threads | ''",
        "latebind.threads | 50%",
        "latebind.store.memory.bytes | 80%",
        "latebind.commit.interval.ms | 0",
        "latebind.commit.interval.ms | -1",
        "latebind.search.refresh.interval.ms | 0",
        "latebind.search.commit.interval.ms | 0",
        "latebind.search.timeout.ms | 0",
        "latebind.search.standbys | -1",
        "latebind.sweep.interval.ms | 0",
        "latebind.sweep.budget.ms | 5s",
        "latebind.reindex.purge.interval.ms | 0",
        "latebind.document.max.bytes | 0",
        "latebind.document.max.bytes | 50331649",
        "latebind.entry.max.bytes | 50331649",
      })
  void aValueThatWillNotDoIsRefusedInALine(String name, String value) {
    assertThatThrownBy(() -> Node.check(with(name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(name)
        .hasMessageMatching("(?s).*[Gg]ive .*")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortThatIsNoneIsRefused(int port) {
    assertThatThrownBy(() -> Node.check(at(0, port)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--port is " + port);
    assertThatThrownBy(() -> Node.check(at(port, 0)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--broker-port is " + port);
    assertThatThrownBy(() -> Node.check(Settings.temporary().withPartitions(0)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--partitions is 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:0", "localhost:65536", "localhost:99999", "localhost"})
  void anAddressWithoutAPortIsNotAdvertised(String advertised) {
    Settings settings =
        new Settings(
            new Settings.Cluster.Embedded(0),
            null,
            "127.0.0.1",
            0,
            advertised,
            OptionalInt.empty(),
            Configuration.EMPTY);

    assertThatThrownBy(settings::http)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--advertise")
        .hasMessageContaining(advertised);
  }

  private static Settings at(int brokerPort, int port) {
    return new Settings(
        new Settings.Cluster.Embedded(brokerPort),
        null,
        "127.0.0.1",
        port,
        null,
        OptionalInt.empty(),
        Configuration.EMPTY);
  }

  @Test
  void theDefaultsAreTaken() {
    assertThatCode(() -> Node.check(Settings.temporary())).doesNotThrowAnyException();
  }

  @Test
  void topicsHaveRoomForWhatTheSettingsAllow() {
    assertThat(size(Settings.temporary(), TopicRole.DOCUMENTS)).isEqualTo("1114112");
    assertThat(size(Settings.temporary(), TopicRole.ENTRIES)).isEqualTo("8454144");
    Settings documents = with("latebind.document.max.bytes", "12582912");
    assertThat(size(documents, TopicRole.DOCUMENTS)).isEqualTo("12648448");
    Settings entries = with("latebind.entry.max.bytes", "50331648");
    assertThat(size(entries, TopicRole.DOCUMENTS)).isEqualTo("1114112");
    for (TopicRole role :
        new TopicRole[] {TopicRole.ENTRIES, TopicRole.REINDEX, TopicRole.DEAD_LETTERS}) {
      assertThat(size(documents, role)).isEqualTo("25231360");
      assertThat(size(entries, role)).isEqualTo("100728832");
    }
  }

  @Test
  void theChangelogHasRoomForWhatTheSettingsAllow() {
    String name = "latebind-indexer-rows-changelog";
    ActualTopic usual = new ActualTopic(name, 6, 1, Map.of("max.message.bytes", "8454144"));
    Map<String, ActualTopic> actual = Map.of(name, usual);

    assertThat(TopicPlan.of(Settings.temporary().topics(), actual).changes()).isEmpty();
    Settings documents = with("latebind.document.max.bytes", "12582912");
    assertThat(TopicPlan.of(documents.topics(), actual).changes())
        .singleElement()
        .isEqualTo(
            new TopicStep.ChangeConfig(
                name, Map.of("max.message.bytes", new TopicStep.Change("8454144", "25231360"))));
  }

  @Test
  void aRequestHasRoomForTheLargestDocumentOrSearch() {
    assertThat(Settings.temporary().http().bodyBytes()).isEqualTo(1_048_576);
    assertThat(with("latebind.document.max.bytes", "12582912").http().bodyBytes())
        .isEqualTo(12_582_912);
    assertThat(with("latebind.search.max.bytes", "2000000").http().bodyBytes())
        .isEqualTo(2_000_000);
  }

  @Test
  void aRowHasRoomForWhatTheSettingsAllow() {
    IndexerSettings documents = with("latebind.document.max.bytes", "12582912").indexer(6);
    assertThat(documents.limits().rows().documentBytes()).isGreaterThan(12_582_912);
    IndexerSettings entries = with("latebind.entry.max.bytes", "12582912").indexer(6);
    assertThat(entries.limits().rows().rowBytes()).isGreaterThan(2 * 12_582_912 - 65_536);
  }

  private static String size(Settings settings, TopicRole role) {
    TopicCatalogue topics = settings.topics();
    return String.valueOf(topics.topic(role).configs().get("max.message.bytes"));
  }
}
