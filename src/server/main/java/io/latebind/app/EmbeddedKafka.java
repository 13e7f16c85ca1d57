package io.latebind.app;

import io.latebind.settings.SettingsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Starts a Kafka broker inside this process. The server itself has no broker: a jar on the class
 * path provides it as a service ({@link ServiceLoader}), as {@code latebind-embedded} does.
 */
public interface EmbeddedKafka {
  /**
   * Starts a broker and returns once it serves clients.
   *
   * @param port the broker's port on 127.0.0.1; 0 for any free port
   * @param data the folder for its data
   * @throws SettingsException if it cannot start, with what to do
   */
  Running start(int port, Path data);

  /** A broker that serves clients until it is closed. */
  interface Running extends AutoCloseable {
    /** The address that clients connect to, host:port. */
    String bootstrapServer();

    /** The failure from which the broker cannot recover; empty while there is none. */
    Optional<Throwable> failure();

    @Override
    void close();
  }

  /** The implementation on the class path. */
  static EmbeddedKafka provided() {
    return ServiceLoader.load(EmbeddedKafka.class)
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "There is no embedded broker here. Add the jar latebind-embedded to the class"
                        + " path, or name a cluster with --bootstrap-server."));
  }
}
