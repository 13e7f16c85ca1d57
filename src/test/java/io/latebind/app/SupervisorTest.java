package io.latebind.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final AtomicLong clock = new AtomicLong();
  private final Supervisor supervisor = new Supervisor("indexer", clock::get);

  @Test
  void aThreadThatDiesNowAndThenIsReplaced() {
    for (int i = 0; i < 100; i++) {
      clock.addAndGet(61_000);
      assertThat(supervisor.handle(new IllegalStateException("passing")))
          .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }
  }

  @Test
  void whatDoesNotPassStopsTheInstance() {
    for (int i = 0; i < 5; i++) {
      clock.addAndGet(1_000);
      assertThat(supervisor.handle(new IllegalStateException("lasting")))
          .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    assertThat(supervisor.handle(new IllegalStateException("lasting")))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
  }
}
