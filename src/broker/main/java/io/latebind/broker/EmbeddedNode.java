package io.latebind.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's broker and controller, assembled as in {@link KafkaRaftServer}, except for two things
 * that suit a guest in another program's process: the sockets are bound beforehand, and a fatal
 * fault is reported instead of halting the JVM.
 */
final class EmbeddedNode {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNode.class);

  private final ControllerServer controller;
  private final BrokerServer broker;
  private final Faults faults;

  private EmbeddedNode(ControllerServer controller, BrokerServer broker, Faults faults) {
    this.controller = controller;
    this.broker = broker;
    this.faults = faults;
  }

  /** Builds and starts the node; it serves clients when this returns. */
  static EmbeddedNode start(LoopbackListeners listeners, Path dataDirectory) {
    @Nullable EmbeddedNode node = null;
    try {
      node = assemble(listeners, dataDirectory);
      // The controller comes first: the broker registers with it.
      node.controller.startup();
      node.broker.startup();
      return node;
    } catch (Throwable e) { // Scala throws checked exceptions without declaring them
      throw failedStart(node, dataDirectory, e);
    }
  }

  private static BrokerException failedStart(
      @Nullable EmbeddedNode node, Path dataDirectory, Throwable problem) {
    Throwable cause = problem;
    if (node != null) {
      node.stop(Duration.ofSeconds(10));
      cause = node.failure().orElse(problem);
    }
    return new BrokerException(
        "The embedded broker did not come up with its data in "
            + dataDirectory
            + " ("
            + cause
            + "). If the folder is damaged or was written by a newer version, give another one.",
        problem);
  }

  private static EmbeddedNode assemble(LoopbackListeners listeners, Path dataDirectory) {
    KafkaConfig config = new KafkaConfig(EmbeddedNodeSettings.of(listeners, dataDirectory), false);
    var directories = KafkaRaftServer.initializeLogDirs(config, LOG, "");
    Faults faults = new Faults(new AtomicReference<>());
    SharedServer shared =
        new SharedServer(
            config,
            directories._1(),
            Time.SYSTEM,
            new Metrics(),
            CompletableFuture.completedFuture(
                Map.of(EmbeddedNodeSettings.NODE_ID, listeners.controllerAddress())),
            List.of(),
            faults,
            listeners);
    return new EmbeddedNode(
        new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2()),
        new BrokerServer(shared),
        faults);
  }

  /** The cluster's id. */
  String clusterId() {
    return broker.clusterId();
  }

  /** The first fatal fault. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(faults.first.get());
  }

  /**
   * Stops the broker, then the controller, which the broker needs for an orderly shutdown.
   *
   * @return whether all of it stopped in time
   */
  boolean stop(Duration timeout) {
    Thread stopper =
        Thread.ofPlatform()
            .name("latebind-broker-stop")
            .daemon()
            .start(
                () -> {
                  broker.shutdown(timeout.dividedBy(2));
                  controller.shutdown();
                });
    try {
      return stopper.join(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reports faults in the log, and remembers the first fatal one. */
  private record Faults(AtomicReference<@Nullable Throwable> first) implements FaultHandlerFactory {
    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
      return (message, cause) -> {
        FaultHandlerException fault = new FaultHandlerException(name + ": " + message, cause);
        LOG.error("The embedded broker has a fault in its {}", name, fault);
        if (fatal) {
          first.compareAndSet(null, cause == null ? fault : cause);
        }
        action.run();
        return fault;
      };
    }
  }
}
