package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardsScenario {
  private static final int BOARDS = 64;
  private static final int PRODUCTS = 200;

  /** One by one, the changes would take as many evaluations as there are pairs. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoLoadsAllThatChangesIsEvaluatedAFewTimes(boolean foreign) throws Exception {
    Boards.Counting index = new Boards.Counting();
    try (Installation installation = Installation.start(index)) {
      Boards boards = Boards.write(installation, BOARDS, PRODUCTS, foreign);
      long before = index.evaluations();

      boards.change(installation, "after");
      installation.await(
          standing ->
              standing.size() == BOARDS
                  && standing.values().stream().noneMatch(entry -> entry.contains("before")));

      assertThat(index.evaluations() - before).isLessThan(BOARDS * PRODUCTS / 4);
      installation.awaitComplete();
    }
  }
}
