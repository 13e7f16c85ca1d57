package io.latebind.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The Kafka settings of the embedded node, each with its reason. */
final class EmbeddedNodeSettings {
  /** The node's id, as broker and as controller. */
  static final int NODE_ID = 1;

  private EmbeddedNodeSettings() {}

  /** The settings for a node with these sockets and this folder. */
  static Properties of(LoopbackListeners listeners, Path dataDirectory) {
    Properties all = new Properties();
    all.putAll(network(listeners));
    all.putAll(storage(dataDirectory));
    all.putAll(COORDINATORS);
    all.putAll(SIZES);
    return all;
  }

  /**
   * The voters are configured, not stored (kraft.version 0), so a restart may use another
   * controller port.
   */
  private static Map<String, String> network(LoopbackListeners listeners) {
    String broker = LoopbackListeners.HOST + ":" + listeners.brokerPort();
    String controller = LoopbackListeners.HOST + ":" + listeners.controllerAddress().getPort();
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "listeners",
        "BROKER://" + broker + ",CONTROLLER://" + controller,
        "advertised.listeners",
        "BROKER://" + broker,
        "listener.security.protocol.map",
        "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        LoopbackListeners.BROKER,
        "controller.listener.names",
        LoopbackListeners.CONTROLLER,
        "controller.quorum.voters",
        NODE_ID + "@" + controller);
  }

  private static Map<String, String> storage(Path dataDirectory) {
    return Map.of(
        "log.dirs", dataDirectory.toString(),
        // The active segment is never compacted: small segments keep the compacted topics small.
        "log.segment.bytes", "134217728",
        // Kafka sets 128 MB aside for the cleaner's map of keys; 16 MB hold 700,000 keys a pass.
        "log.cleaner.dedupe.buffer.size", "16777216",
        "log.cleaner.threads", "1",
        // A mistyped topic is an error, not a topic.
        "auto.create.topics.enable", "false",
        "default.replication.factor", "1");
  }

  private static final Map<String, String> COORDINATORS =
      Map.ofEntries(
          // A single broker can only hold one copy of the internal topics.
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          // Fifty partitions each serve a cluster's many clients. Latebind has two groups and one
          // transactional id a thread, and every partition costs files, memory and start-up time.
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          // Waiting for more members would only delay the start.
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // By default a group's offsets expire seven days after its last member left. A data
          // folder may lie idle for longer, and must then continue where it stopped.
          Map.entry("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE)),
          // After kill -9 the controller considers the dead incarnation alive until this is over,
          // and lets the new one wait. Kafka's 9 seconds are for networks; with much less, a busy
          // machine or a long pause would make the controller give up its own broker.
          Map.entry("broker.session.timeout.ms", "6000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          // Requests that the coordinators send to the port of a killed broker are given up after
          // this time, and sent to the current port.
          Map.entry("request.timeout.ms", "10000"),
          // A start that hangs is a failure to report.
          Map.entry("server.max.startup.time.ms", "60000"));

  /** One process on one machine, next to Streams and Lucene: few threads, few files. */
  private static final Map<String, String> SIZES =
      Map.of(
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "4",
          "num.replica.fetchers", "1",
          "num.partitions", "1");
}
