package io.latebind.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  private static final PathPattern ENTRY = PathPattern.of("/indexes/{name}/entries/{id+}");

  @Test
  void restIsTakenAsItIs() {
    assertThat(ENTRY.match("/indexes/orders/entries//a//../%2F;b"))
        .contains(Map.of("name", "orders", "id", "/a//../%2F;b"));
  }

  @Test
  void restMayBeEmptyForTheIdToBeRefused() {
    assertThat(PathPattern.of("/documents/{id+}").match("/documents/")).contains(Map.of("id", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/indexes",
        "/indexes/orders",
        "/indexes/orders/entries",
        "/indexes/a/b/entries/1",
        "/Indexes/orders/entries/1",
        "//indexes/orders/entries/1",
        "indexes/orders/entries/1"
      })
  void otherShapesDoNotMatch(String path) {
    assertThat(ENTRY.match(path)).isEmpty();
  }

  @Test
  void onlyTheWholePathMatches() {
    PathPattern one = PathPattern.of("/indexes/{name}");
    assertThat(one.match("/indexes/orders")).contains(Map.of("name", "orders"));
    assertThat(one.match("/indexes/orders/")).isEmpty();
  }
}
