package io.latebind.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LoadOrderTest {
  @Test
  void aLoadComesBehindWhatItUsesAndElseAsWritten() {
    Map<String, Set<String>> uses = new LinkedHashMap<>();
    uses.put("b", Set.of("a", "m"));
    uses.put("z", Set.of());
    uses.put("a", Set.of("z"));
    uses.put("m", Set.of());

    LoadOrder order = LoadOrder.of(uses);

    assertThat(order.order()).containsExactly("z", "a", "m", "b");
    assertThat(order.cycles()).isEmpty();
  }

  @Test
  void everyCycleIsFoundAndBeginsWithItsFirstName() {
    Map<String, Set<String>> uses = new LinkedHashMap<>();
    uses.put("c", Set.of("a"));
    uses.put("b", Set.of("c"));
    uses.put("a", Set.of("b"));
    uses.put("y", Set.of("x"));
    uses.put("x", Set.of("y"));
    uses.put("behind", Set.of("x"));

    LoadOrder order = LoadOrder.of(uses);

    assertThat(order.cycles()).hasSize(2);
    assertThat(order.cycles().get(0)).containsExactly("a", "b", "c");
    assertThat(order.cycles().get(1)).containsExactly("x", "y");
    assertThat(order.order()).containsExactlyInAnyOrder("a", "b", "c", "behind", "x", "y");
  }
}
