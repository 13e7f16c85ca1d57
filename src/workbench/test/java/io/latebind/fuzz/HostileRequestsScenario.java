package io.latebind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.fuzz.corpus.BadRequest;
import io.latebind.fuzz.corpus.Case;
import io.latebind.fuzz.corpus.RawConnection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every request in {@code hostile/requests.txt} gets its answer from a real node, which serves the
 * next good one. An answer is a status for each request that the server saw in the bytes, and words
 * of the last answer's detail; {@code none} is a connection that ends without an answer.
 */
@Tag("deep")
class HostileRequestsScenario {
  private static Hostage hostage;

  @BeforeAll
  static void start() throws IOException {
    hostage = new Hostage();
  }

  @AfterAll
  static void stop() throws IOException {
    try {
      hostage.isAlive();
    } finally {
      hostage.close();
    }
  }

  @AfterEach
  void theNextGoodRequestIsServed() throws IOException {
    hostage.servesTheNext();
  }

  static List<Case> requests() throws IOException {
    return Case.read("requests.txt");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aBadRequestGetsItsAnswer(Case bad) throws IOException {
    List<RawConnection.Answer> answers = hostage.ask(BadRequest.of(bad.input()));

    String[] expected = bad.answers().getFirst().split(" ", 2);
    assertThat(statuses(answers)).as("%s: %s", bad.title(), answers).isEqualTo(expected[0]);
    for (RawConnection.Answer answer : answers) {
      explainsItself(answer);
    }
    if (expected.length > 1) {
      assertThat(answers.getLast().body()).contains(expected[1]);
    }
  }

  private static String statuses(List<RawConnection.Answer> answers) {
    List<String> all = answers.stream().map(answer -> Integer.toString(answer.status())).toList();
    return all.isEmpty() ? "none" : String.join(",", all);
  }

  /** A refusal says what to do, and nothing of the inside. */
  private static void explainsItself(RawConnection.Answer answer) {
    assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.latebind", "io.helidon");
    if (answer.status() >= 400 && !answer.body().isEmpty()) {
      JsonNode problem = Hostage.json(answer);
      assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
      assertThat(problem.path("detail").asText()).isNotBlank();
    }
  }
}
