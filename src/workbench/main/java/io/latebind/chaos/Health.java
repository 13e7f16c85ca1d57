package io.latebind.chaos;

import io.latebind.chaos.write.ChaosClient;
import io.latebind.chaos.write.EventLog;
import io.latebind.cluster.ProcessCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;

/** Whether what was broken is whole again. */
final class Health implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(40);
  private static final Duration REPLICATED = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Admin admin;
  private final int brokers;
  private final List<ChaosClient> clients;
  private final EventLog log;

  Health(ProcessCluster cluster, List<ChaosClient> clients, EventLog log) {
    this.brokers = cluster.brokers().size();
    this.clients = clients;
    this.log = log;
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", cluster.bootstrapServers(),
                "request.timeout.ms", "5000",
                "default.api.timeout.ms", "10000"));
  }

  Admin admin() {
    return admin;
  }

  /** Waits until an instance takes requests. Other faults may keep it from that: not for ever. */
  boolean awaitReady(int instance) throws InterruptedException {
    ChaosClient client = clients.get(instance);
    long end = System.nanoTime() + READY.toNanos();
    while (System.nanoTime() < end) {
      if (client.get("/health/ready").status() == 200) {
        return true;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    log.note("instance " + (instance + 1) + " is not ready after " + READY);
    return false;
  }

  /** Waits until all copies of all partitions are in sync. */
  boolean awaitReplicated() {
    boolean whole = await(REPLICATED, this::isReplicated);
    if (!whole) {
      log.note("not all copies are in sync after " + REPLICATED);
    }
    return whole;
  }

  /**
   * The broker that has an office now.
   *
   * @param application whose group and transactions it is about: their names begin with it
   * @return its id
   */
  int holder(Fault.Office office, String application) throws InterruptedException {
    try {
      return switch (office) {
        case GROUP -> groupCoordinator(application);
        case TRANSACTIONS -> transactionCoordinator(application);
      };
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no broker tells who is " + office, e);
    }
  }

  private int groupCoordinator(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    var described = admin.describeConsumerGroups(Set.of(group)).all().get(10, TimeUnit.SECONDS);
    return Objects.requireNonNull(described.get(group)).coordinator().id();
  }

  private int transactionCoordinator(String prefix)
      throws InterruptedException, ExecutionException, TimeoutException {
    var byBroker = admin.listTransactions().allByBrokerId().get(10, TimeUnit.SECONDS);
    return byBroker.entrySet().stream()
        .filter(
            broker ->
                broker.getValue().stream()
                    .anyMatch(each -> each.transactionalId().startsWith(prefix)))
        .mapToInt(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody has transactions"));
  }

  private static boolean await(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return false;
  }

  private boolean isReplicated() {
    try {
      if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() < brokers) {
        return false;
      }
      ListTopicsOptions all = new ListTopicsOptions().listInternal(true);
      Set<String> names = admin.listTopics(all).names().get(5, TimeUnit.SECONDS);
      Map<String, TopicDescription> topics =
          admin.describeTopics(names).allTopicNames().get(5, TimeUnit.SECONDS);
      return topics.values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.isr().size() == partition.replicas().size());
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
