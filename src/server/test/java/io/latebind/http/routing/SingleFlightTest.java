package io.latebind.http.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleFlightTest {
  @Test
  void whoeverAsksDuringARunGetsTheNext() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SingleFlight<Integer> shared =
        new SingleFlight<>(
            () -> {
              running.countDown();
              goOn.await();
              return runs.incrementAndGet();
            },
            0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = threads.submit(shared::join);
      running.await();
      List<Future<Integer>> later = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        later.add(threads.submit(shared::join));
      }
      goOn.countDown();
      assertThat(first.get()).isEqualTo(1);
      for (Future<Integer> one : later) {
        assertThat(one.get()).isGreaterThan(1);
      }
    }
  }

  @Test
  void failureIsForThoseWhoAskedAndNotForTheNext() {
    AtomicInteger runs = new AtomicInteger();
    SingleFlight<Integer> shared =
        new SingleFlight<>(
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
              }
              return runs.get();
            },
            0);
    assertThatThrownBy(shared::join).isInstanceOf(IllegalStateException.class).hasMessage("once");
    assertThat(shared.join()).isEqualTo(2);
  }
}
