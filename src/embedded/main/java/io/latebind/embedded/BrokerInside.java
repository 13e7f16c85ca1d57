package io.latebind.embedded;

import io.latebind.app.EmbeddedKafka;
import io.latebind.broker.BrokerException;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.settings.SettingsException;
import java.nio.file.Path;
import java.util.Optional;

/** The embedded broker as a service of the server. */
public final class BrokerInside implements EmbeddedKafka {
  @Override
  public Running start(int port, Path data) {
    try {
      return new Started(EmbeddedBroker.start(new EmbeddedBroker.Options(port, data)));
    } catch (BrokerException e) {
      throw new SettingsException(String.valueOf(e.getMessage()), e);
    }
  }

  private record Started(EmbeddedBroker broker) implements Running {
    @Override
    public String bootstrapServer() {
      return broker.bootstrapServer();
    }

    @Override
    public Optional<Throwable> failure() {
      return broker.failure();
    }

    @Override
    public void close() {
      broker.close();
    }
  }
}
