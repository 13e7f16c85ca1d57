package io.latebind.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The Kafka settings of a broker: as many copies of everything as there are brokers, of which all
 * but one must have what is acknowledged, and little threads and memory.
 */
final class BrokerSettings {
  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("inter.broker.listener.name", "INTERNAL"),
          Map.entry("controller.listener.names", "CONTROLLER"),
          Map.entry("offsets.topic.num.partitions", "3"),
          Map.entry("transaction.state.log.num.partitions", "3"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("group.initial.rebalance.delay.ms", "500"),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("broker.session.timeout.ms", "6000"),
          Map.entry("broker.heartbeat.interval.ms", "1000"),
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
          Map.entry("replica.lag.time.max.ms", "8000"),
          Map.entry("auto.leader.rebalance.enable", "true"),
          Map.entry("leader.imbalance.check.interval.seconds", "30"),
          // What has been replaced is to be compacted away soon: restarts read it all again.
          Map.entry("log.segment.bytes", "8388608"),
          Map.entry("log.cleaner.min.cleanable.ratio", "0.3"),
          Map.entry("log.cleaner.backoff.ms", "10000"),
          Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
          Map.entry("log.cleaner.threads", "1"),
          Map.entry("num.network.threads", "1"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"),
          Map.entry("num.recovery.threads.per.data.dir", "2"),
          Map.entry("num.replica.fetchers", "1"),
          Map.entry("num.partitions", "1"));

  private BrokerSettings() {}

  /**
   * A listener of a broker.
   *
   * @param advertised the port at which others are told to connect; that of a link, or its own
   */
  record Listener(String name, int port, int advertised) {}

  /**
   * The settings of a broker.
   *
   * @param id from 1
   * @param controllers the controllers' ports, of all brokers (three at most) in order of their ids
   */
  static Properties of(int id, List<Listener> listeners, List<Integer> controllers, Path data) {
    Properties all = new Properties();
    all.putAll(ALL);
    String copies = Integer.toString(controllers.size());
    all.put("default.replication.factor", copies);
    all.put("offsets.topic.replication.factor", copies);
    all.put("transaction.state.log.replication.factor", copies);
    String inSync = Integer.toString(Math.max(1, controllers.size() - 1));
    all.put("min.insync.replicas", inSync);
    all.put("transaction.state.log.min.isr", inSync);
    all.put("node.id", Integer.toString(id));
    all.put("log.dirs", data.toString());
    int controller = controllers.get(id - 1);
    all.put(
        "listeners",
        listeners.stream()
            .map(each -> address(each.name(), each.port()))
            .collect(Collectors.joining(",", "", "," + address("CONTROLLER", controller))));
    all.put(
        "advertised.listeners",
        listeners.stream()
            .map(each -> address(each.name(), each.advertised()))
            .collect(Collectors.joining(",", "", "," + address("CONTROLLER", controller))));
    all.put(
        "listener.security.protocol.map",
        listeners.stream()
            .map(each -> each.name() + ":PLAINTEXT")
            .collect(Collectors.joining(",", "CONTROLLER:PLAINTEXT,", "")));
    StringJoiner voters = new StringJoiner(",");
    for (int i = 0; i < controllers.size(); i++) {
      voters.add((i + 1) + "@127.0.0.1:" + controllers.get(i));
    }
    all.put("controller.quorum.voters", voters.toString());
    return all;
  }

  private static String address(String name, int port) {
    return name + "://127.0.0.1:" + port;
  }
}
