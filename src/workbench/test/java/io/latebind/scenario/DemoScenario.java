package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.app.Node;
import io.latebind.demo.Demo;
import io.latebind.demo.Screen;
import io.latebind.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DemoScenario {
  private static final int WRITERS = 8;
  private static final long SEED = 3;

  @Test
  void demonstrationFindsEverythingRight() throws Exception {
    StringWriter shown = new StringWriter();
    Demo demo =
        new Demo(
            Settings.temporary(), WRITERS, SEED, new Screen(new PrintWriter(shown, true), false));
    boolean right;
    try (Node node = demo.start()) {
      right = demo.run(node);
      demo.suggest(node);
    }
    System.out.println(shown);

    assertThat(right).as("%s", shown).isTrue();
    assertThat(shown.toString())
        .contains("2,933 of 2,933 entries equal a from-scratch evaluation")
        .contains("433 by another writer")
        .contains("recall@10")
        .contains("/indexes/images/search?like=images/1f600&k=5");
  }
}
