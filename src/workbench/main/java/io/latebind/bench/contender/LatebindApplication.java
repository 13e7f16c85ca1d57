package io.latebind.bench.contender;

import io.latebind.bench.data.Kind;
import io.latebind.indexer.IndexerSettings;
import io.latebind.indexer.IndexerStreams;
import io.latebind.indexer.Partitionings;
import io.latebind.indexer.ReindexPurge;
import io.latebind.indexer.record.Meters;
import io.latebind.rows.TopicIds;
import io.latebind.settings.Configuration;
import io.latebind.settings.Setting;
import io.latebind.streams.TopicNames;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/** Latebind's indexer with everything that a node runs beside it, but no HTTP. */
final class LatebindApplication implements ContenderApplication {
  private final IndexerStreams indexer;
  private final Admin admin;
  private final ReindexPurge purge;

  LatebindApplication(Assignment assignment) {
    this.indexer =
        new IndexerStreams(
            LatebindIndexes.of(
                assignment.references(), assignment.hops(), assignment.redefinition()),
            settings(assignment),
            Tuning.latebind(assignment),
            TopicIds.UNKNOWN,
            Meters.NONE);
    this.admin = Admin.create(Map.of("bootstrap.servers", assignment.bootstrap()));
    this.purge = new ReindexPurge(admin, assignment.name(), assignment.loopTopic());
  }

  private static IndexerSettings settings(Assignment assignment) {
    IndexerSettings settings = IndexerSettings.ofPartitions(assignment.partitions());
    TopicNames topics =
        new TopicNames(
            assignment.inputTopic(Kind.REFERRER),
            assignment.loopTopic(),
            assignment.outputTopic(),
            assignment.lettersTopic());
    return new IndexerSettings(
        topics,
        settings.partitions(),
        assignment.anchored()
            ? Partitionings.anchored("$", Partitionings.MURMUR2)
            : Partitionings.MURMUR2,
        settings.limits(),
        settings.maxDocumentBytes(),
        settings.heldBytes(),
        settings.storeBytes(),
        settings.sweepInterval(),
        settings.sweepBudget(),
        settings.commitBudget(),
        settings.stepCost());
  }

  @Override
  public KafkaStreams streams() {
    return indexer.streams().orElseThrow();
  }

  @Override
  public void start() {
    indexer.start();
    long millis = Configuration.EMPTY.number(Setting.REINDEX_PURGE_INTERVAL_MILLIS, 1);
    purge.start(Duration.ofMillis(millis));
  }

  @Override
  public void close() {
    purge.close();
    indexer.close();
    admin.close();
  }
}
