package io.latebind.bench.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** The topics of the benchmark's broker. */
public final class BenchCluster implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 60;

  /** Nothing is compacted or deleted: every record that was written can be counted. */
  private static final Map<String, String> KEEP_ALL =
      Map.of("cleanup.policy", "delete", "retention.ms", "-1", "max.message.bytes", "8388608");

  private final Admin admin;
  private final String bootstrap;
  private final int partitions;

  public BenchCluster(String bootstrap, int partitions) {
    this.bootstrap = bootstrap;
    this.partitions = partitions;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  /** Where the broker is, host:port. */
  public String bootstrap() {
    return bootstrap;
  }

  /** The partitions of every topic. */
  public int partitions() {
    return partitions;
  }

  /**
   * Makes topics, and returns when they can be used: when the leader of each partition says where
   * it ends. A producer that is faster may have its first batch refused and its second one taken,
   * and then never comes right again.
   */
  public void create(Collection<String> names)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<NewTopic> topics =
        names.stream()
            .map(name -> new NewTopic(name, Optional.of(partitions), Optional.<Short>empty()))
            .map(topic -> topic.configs(KEEP_ALL))
            .toList();
    admin.createTopics(topics).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    long deadline = System.nanoTime() + Duration.ofSeconds(TIMEOUT_SECONDS).toNanos();
    while (!exist(names)) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("the broker does not show the topics " + names);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    for (String name : names) {
      records(name);
    }
  }

  private boolean exist(Collection<String> names)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).containsAll(names);
  }

  /** Deletes every topic whose name begins so. */
  public void delete(String prefix)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> names =
        admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).stream()
            .filter(name -> name.startsWith(prefix))
            .toList();
    admin.deleteTopics(names).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * The records that topics have ever got, transactions' markers included: by the ends of their
   * partitions.
   *
   * @param prefix what their names begin with
   */
  public long records(String prefix)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> ends =
        describe(prefix).stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  /**
   * What topics take on the broker's disk, in bytes.
   *
   * @param prefix what their names begin with
   */
  public long bytes(String prefix)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<Integer> brokers =
        admin.describeCluster().nodes().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).stream()
            .map(node -> node.id())
            .toList();
    return admin
        .describeLogDirs(brokers)
        .allDescriptions()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .values()
        .stream()
        .flatMap(folders -> folders.values().stream())
        .flatMap(folder -> folder.replicaInfos().entrySet().stream())
        .filter(replica -> replica.getKey().topic().startsWith(prefix))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  private Collection<TopicDescription> describe(String prefix)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> names =
        admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).stream()
            .filter(name -> name.startsWith(prefix))
            .toList();
    return admin
        .describeTopics(names)
        .allTopicNames()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .values();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
