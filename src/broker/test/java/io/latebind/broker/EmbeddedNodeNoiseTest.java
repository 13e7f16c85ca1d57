package io.latebind.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.NotControllerException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is noise, and what an operator has to see. */
class EmbeddedNodeNoiseTest {
  private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";
  private static final String CONTROLLER = "kafka.server.ControllerApis";

  @Test
  void clientsInsideTheBrokerAreSilenced() {
    assertThat(reply(CLIENT, "[TransactionCoordinator id=1] Connection to node 1", null))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void latebindsOwnClientsAreHeard() {
    assertThat(reply(CLIENT, "[AdminClient clientId=x] Connection to node -1", null))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void controllerThatIsNotYetActiveIsSilencedAndItsOtherErrorsAreHeard() {
    var early = new CompletionException(new NotControllerException("not yet"));
    assertThat(reply(CONTROLLER, "Unexpected error", early)).isEqualTo(FilterReply.DENY);
    assertThat(reply(CONTROLLER, "Unexpected error", new IllegalStateException()))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void ownTopicThatTheBrokerHasNotSeenYetIsSilencedAndWhatItCannotCreateIsHeard() {
    String creations = "kafka.server.DefaultAutoTopicCreationManager";
    String failed = "Auto topic creation failed for __consumer_offsets with error ";
    assertThat(reply(creations, failed + "'TOPIC_ALREADY_EXISTS'", null))
        .isEqualTo(FilterReply.DENY);
    assertThat(reply(creations, failed + "'POLICY_VIOLATION'", null))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private static FilterReply reply(String logger, String message, @Nullable Throwable thrown) {
    var source = new LoggerContext().getLogger(logger);
    return new EmbeddedNodeNoise()
        .decide(new LoggingEvent("", source, Level.WARN, message, thrown, null));
  }
}
