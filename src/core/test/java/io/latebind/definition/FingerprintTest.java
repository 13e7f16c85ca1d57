package io.latebind.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private static final String DEFINITION =
      """
      name: orders
      from: orders/{n}
      load:
        a: "{aId}"
        b: "{a.bId}"
      fields:
        x: { path: a.x, type: keyword }
        y: { path: b.y, type: text }
      """;

  private static String fingerprint(String yaml) {
    return LoadableDocuments.index(yaml).fingerprint();
  }

  @Test
  void whatDoesNotChangeTheMeaningDoesNotChangeTheFingerprint() {
    assertThat(
            fingerprint(
                """
                # a comment
                fields: { x: { type: keyword, path: "`a`.x" },
                          y: { analyzer: standard, type: text, path: b.y } }
                load: { b: "{a.bId}", a: "{this.aId}" }
                from: [ "orders/{n}" ]
                name: 'orders'
                """))
        .isEqualTo(fingerprint(DEFINITION))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void whatChangesTheMeaningChangesTheFingerprint() {
    String original = fingerprint(DEFINITION);

    assertThat(
            Stream.of(
                    DEFINITION.replace("name: orders", "name: order"),
                    DEFINITION.replace("orders/{n}", "order/{n}"),
                    DEFINITION.replace("{n}", "{n+}"),
                    DEFINITION.replace("{aId}", "{aId[]}"),
                    DEFINITION.replace("{aId}", "x/{aId}"),
                    DEFINITION.replace("a.bId", "this.a.bId"),
                    DEFINITION.replace("path: a.x", "path: a.y"),
                    DEFINITION.replace("  x:", "  z:"),
                    DEFINITION.replace("type: keyword", "type: long"),
                    DEFINITION.replace("type: keyword", "type: date"),
                    DEFINITION.replace("type: keyword", "type: date, format: iso"),
                    DEFINITION.replace("type: keyword", "type: date, format: epoch_day"),
                    DEFINITION.replace("type: keyword", "type: date, format: [epoch_day, iso]"),
                    DEFINITION.replace("type: keyword", "type: date, format: [iso, epoch_day]"),
                    DEFINITION.replace("type: text", "type: text, analyzer: english"),
                    DEFINITION.replace("b.y", "b.`y.z`"),
                    DEFINITION.replace("b.y", "b.y.z"),
                    DEFINITION.replace(
                        "  x: { path: a.x, type: keyword }\n  y: { path: b.y, type: text }",
                        "  y: { path: b.y, type: text }\n  x: { path: a.x, type: keyword }"))
                .map(FingerprintTest::fingerprint))
        .doesNotContain(original)
        .doesNotHaveDuplicates();
  }

  @Test
  void aListOfFormatsIsTheSameHoweverItIsWritten() {
    assertThat(
            fingerprint(
                DEFINITION.replace("type: keyword", "type: date, format: 'epoch_day||iso'")))
        .isEqualTo(
            fingerprint(
                DEFINITION.replace("type: keyword", "type: date, format: [epoch_day, iso]")));
  }

  @Test
  void theFingerprintOfADefinitionStaysTheSameFromReleaseToRelease() {
    assertThat(fingerprint(DEFINITION)).isEqualTo("e4a82959e077051610afed1fcc8f91b5");
  }
}
