package io.latebind.http.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.latebind.http.exchange.Endpoint.Lane;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import org.junit.jupiter.api.Test;

/** How many requests are let in at the same time. */
class AdmissionTest {
  private final Admission admission = new Admission(4, 2, 1);

  private Problem refused(Lane lane) {
    return catchThrowableOfType(ProblemException.class, () -> admission.enter(lane)).problem();
  }

  @Test
  void searchesKeepNobodyElseOut() {
    admission.enter(Lane.SEARCHES);

    Problem problem = refused(Lane.SEARCHES);
    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.headers()).containsEntry("Retry-After", "1");
    assertThat(problem.members()).containsEntry("limit", "searches").containsEntry("max", 1);
    admission.enter(Lane.READS);
    admission.enter(Lane.WRITES);
  }

  @Test
  void writesKeepNobodyElseOut() {
    admission.enter(Lane.WRITES);
    admission.enter(Lane.WRITES);

    assertThat(refused(Lane.WRITES).members()).containsEntry("limit", "writes");
    admission.enter(Lane.SEARCHES);
    admission.enter(Lane.READS);
    assertThat(refused(Lane.READS).members()).containsEntry("limit", "requests");
  }

  @Test
  void whoIsToldToComeBackHoldsNoPlace() {
    admission.enter(Lane.SEARCHES);
    for (int i = 0; i < 10; i++) {
      refused(Lane.SEARCHES);
    }
    for (int i = 0; i < 3; i++) {
      admission.enter(Lane.READS);
    }
  }

  @Test
  void aPlaceIsFreeAgainWhenItIsLeft() {
    for (int i = 0; i < 10; i++) {
      admission.enter(Lane.SEARCHES).leave();
      admission.enter(Lane.WRITES).leave();
      admission.enter(Lane.READS).leave();
    }
  }

  @Test
  void healthIsToldHoweverMuchThereIsToDo() {
    for (int i = 0; i < 4; i++) {
      admission.enter(Lane.READS);
    }
    admission.enter(Lane.FREE).leave();
    assertThat(refused(Lane.SEARCHES).status()).isEqualTo(429);
  }
}
