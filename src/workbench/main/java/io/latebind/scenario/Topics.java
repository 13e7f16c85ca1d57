package io.latebind.scenario;

import io.latebind.definition.yaml.Definitions;
import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.settings.Settings;
import io.latebind.topics.ClusterTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.Assertions;

/** The topics of one Latebind among others on a broker, and what operators do to them. */
public final class Topics implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final String bootstrap;
  private final String prefix;
  private final Admin admin;
  private final Map<String, String> written = new TreeMap<>();

  public Topics(String bootstrap, String prefix) {
    this.bootstrap = bootstrap;
    this.prefix = prefix;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  /** A node on them. */
  public Settings settings(String applicationId, Path data) {
    return Settings.temporary()
        .withCluster(new Settings.Cluster.External(bootstrap))
        .withData(data)
        .withConfiguration(
            Configuration.EMPTY
                .with(Setting.TOPIC_PREFIX, prefix)
                .with(Setting.THREADS, "1")
                .with(Setting.APPLICATION_ID, applicationId));
  }

  /** The same for one role. */
  public static Settings as(String role, Settings settings) {
    return settings.withConfiguration(settings.configuration().with(Setting.ROLES, role));
  }

  /** What {@code latebind topics apply} does. */
  public void apply(Settings settings) {
    new ClusterTopics(admin, DEADLINE).apply(settings.topics());
  }

  /** Deletes topics, and waits until they are gone. */
  public void delete(String... topics) throws Exception {
    for (String topic : topics) {
      admin.deleteTopics(List.of(prefix + topic)).all().get(1, TimeUnit.MINUTES);
    }
    long end = System.nanoTime() + DEADLINE.toNanos();
    for (String topic : topics) {
      while (admin.listTopics().names().get().contains(prefix + topic)) {
        Assertions.assertThat(System.nanoTime()).isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      if (topic.equals("documents")) {
        written.clear();
      }
    }
  }

  /** Adds partitions. */
  public void enlarge(int partitions, String... topics) throws Exception {
    for (String topic : topics) {
      admin
          .createPartitions(Map.of(prefix + topic, NewPartitions.increaseTo(partitions)))
          .all()
          .get(1, TimeUnit.MINUTES);
    }
  }

  /** Writes documents of a name, {@code r/0} to {@code r/49} and what they refer to. */
  public void write(String name, int from, int to) throws Exception {
    List<Future<?>> acknowledgements = new ArrayList<>();
    try (Producer<String, String> producer = Installation.producer(bootstrap)) {
      for (int i = from; i < to; i++) {
        Map<String, String> pair =
            Map.of(
                "r/" + i, "{\"v\":1,\"ref\":\"t/" + i + "\"}",
                "t/" + i, "{\"name\":\"" + name + "\"}");
        written.putAll(pair);
        pair.forEach(
            (id, json) ->
                acknowledgements.add(
                    producer.send(new ProducerRecord<>(prefix + "documents", id, json))));
      }
      for (Future<?> acknowledged : acknowledgements) {
        acknowledged.get();
      }
    }
  }

  /** What the entries have to be. */
  public Map<String, String> expected() {
    return EntryOracle.of(written, Definitions.readDirectory(TestIndexes.FOLDER));
  }

  /** Waits until the entries are those of the documents that were written. */
  public void awaitComplete() {
    Map<String, String> expected = expected();
    Assertions.assertThat(entries(expected)).isEqualTo(expected);
  }

  /** The entries that stand, once they are as expected or time is up. */
  public Map<String, String> entries(Map<String, String> expected) {
    try (EntriesReader reader = new EntriesReader(bootstrap, prefix + "entries")) {
      reader.pollUntil(expected::equals, DEADLINE);
      return new TreeMap<>(reader.standing());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
