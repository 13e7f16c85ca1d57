package io.latebind.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import io.latebind.indexer.StateRefusedException;
import java.util.Set;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryNoiseTest {
  private final Throwable corrupted = new TaskCorruptedException(Set.of(new TaskId(0, 1)));

  private final RecoveryNoise noise = new RecoveryNoise();

  @Test
  void whatIsMendedByRestoringIsNotShown() {
    assertThat(noise.decide(event("Detected that tasks are corrupted", corrupted)))
        .isEqualTo(FilterReply.DENY);
    assertThat(noise.decide(event("Get exceptions for {0_1=" + corrupted + "}", null)))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void aRefusedStateIsSaidOnceAndNotByKafkaStreams() {
    Throwable refused = new StreamsException(new StateRefusedException("do that"));

    assertThat(noise.decide(event("Exception caught during message processing", refused)))
        .isEqualTo(FilterReply.DENY);
    assertThat(noise.decide(event("Processing exception handler is set to fail upon a", null)))
        .isEqualTo(FilterReply.DENY);
    assertThat(noise.decide(event("do that", null))).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void everythingElseIsShown() {
    assertThat(noise.decide(event("disk full", new IllegalStateException("disk full"))))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(noise.decide(event("a warning", null))).isEqualTo(FilterReply.NEUTRAL);
  }

  private static LoggingEvent event(String message, @Nullable Throwable thrown) {
    Logger logger = new LoggerContext().getLogger("org.apache.kafka.streams");
    return new LoggingEvent("", logger, Level.WARN, message, thrown, new Object[0]);
  }
}
