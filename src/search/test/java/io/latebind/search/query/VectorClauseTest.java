package io.latebind.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorClauseTest {
  @ParameterizedTest
  @CsvSource({"1,10,100", "1,80,160", "2,10,65", "4,10,50", "64,10,50", "4,100,100", "1,900,1000"})
  void candidatesFollowFromTheNumberOfPartitions(int partitions, int k, int candidates) {
    VectorClause clause = new VectorClause("v", null, "like", k, 0);

    assertThat(clause.over(partitions, 1000).candidates()).isEqualTo(candidates);
  }

  @Test
  void whatTheClientSaysStands() {
    VectorClause clause = new VectorClause("v", null, "like", 10, 12);

    assertThat(clause.over(4, 1000)).isEqualTo(clause);
  }
}
