package io.latebind.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LoadOrderTest {
  @Test
  void aLoadComesBehindWhatItUsesAndElseByName() {
    LoadOrder order =
        LoadOrder.of(Map.of("a", Set.of("z"), "z", Set.of(), "m", Set.of(), "b", Set.of("a", "m")));

    assertThat(order.order()).containsExactly("m", "z", "a", "b");
    assertThat(order.cycles()).isEmpty();
  }

  @Test
  void everyCycleIsFoundAndBeginsWithItsFirstName() {
    LoadOrder order =
        LoadOrder.of(
            Map.of(
                "c", Set.of("a"),
                "b", Set.of("c"),
                "a", Set.of("b"),
                "y", Set.of("x"),
                "x", Set.of("y"),
                "behind", Set.of("x")));

    assertThat(order.cycles()).hasSize(2);
    assertThat(order.cycles().get(0)).containsExactly("a", "b", "c");
    assertThat(order.cycles().get(1)).containsExactly("x", "y");
    assertThat(order.order()).containsExactlyInAnyOrder("a", "b", "c", "behind", "x", "y");
  }
}
