package io.latebind.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.indexer.StateRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final AtomicLong clock = new AtomicLong();
  private final List<String> refusals = new ArrayList<>();
  private Optional<String> change = Optional.empty();
  private final Supervisor supervisor =
      new Supervisor("indexer", clock::get, () -> change, refusals::add);

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

  @Test
  void aStateThatIsRefusedStopsTheInstanceAtOnce() {
    StateRefusedException refused = new StateRefusedException("because, and do that");

    assertThat(supervisor.handle(new StreamsException(new StreamsException(refused))))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    assertThat(refusals).containsExactly("because, and do that");
  }

  @Test
  void aDeathOfChangedTopicsStopsTheInstanceAtOnce() {
    change = Optional.of("documents is gone");

    assertThat(supervisor.handle(new IllegalStateException("whatever")))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    assertThat(refusals).containsExactly("documents is gone");
  }
}
