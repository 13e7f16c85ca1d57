package io.latebind.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.engine.Mapped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Document DOCUMENT = new Document("r/1", Json.object());
  private static final Loader NOTHING = (id, projection) -> new Loader.Answer.Missing();
  private static final Loader NO_ANSWER = (id, projection) -> new Loader.Answer.Awaiting();

  @Test
  void anEntryNamesItsDocumentItsIndexAndItsReferences() {
    var evaluation =
        evaluate(
            NOTHING,
            loader -> {
              loader.load("b", Projection.EXISTENCE);
              loader.load("a", Projection.EXISTENCE);
              loader.load("b", Projection.WHOLE);
              return one(Json.object().put("x", 1), Map.of("y", "is no number"));
            });

    assertThat(text(evaluation))
        .isEqualTo(
            "{'_id':'r/1','_index':'mapped','x':1,'_references':['b','a'],"
                + "'_missing':['b','a'],'_errors':{'y':'is no number'}}");
    assertThat(evaluation.references())
        .isEqualTo(Map.of("b", Projection.WHOLE, "a", Projection.EXISTENCE));
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    assertThat(text(evaluate(NOTHING, loader -> one(Json.object(), Map.of()))))
        .isEqualTo("{'_id':'r/1','_index':'mapped'}");
  }

  /** It stands in a row and in a header, and a function may throw a whole document as a message. */
  @Test
  void longRejectionIsCut() {
    String fits = "é".repeat(Evaluation.MAX_REJECTION);
    assertThat(rejectionOf(fits)).isEqualTo(fits);
    assertThat(rejectionOf(fits + "é"))
        .hasSize(Evaluation.MAX_REJECTION)
        .endsWith("é…")
        .startsWith("é");
    assertThat(rejectionOf("x" + "🦊".repeat(5_000)))
        .hasSizeBetween(Evaluation.MAX_REJECTION - 1, Evaluation.MAX_REJECTION)
        .endsWith("🦊…");
  }

  private static @Nullable String rejectionOf(String message) {
    return evaluate(
            NOTHING,
            loader -> {
              throw new IllegalStateException(message);
            })
        .rejection();
  }

  @Test
  void nothingIsMadeWhileAnAnswerIsOutstanding() {
    var evaluation =
        evaluate(
            NO_ANSWER,
            loader -> {
              loader.load("a", Projection.WHOLE);
              throw new IllegalStateException("I cannot work like this");
            });

    assertThat(evaluation.awaiting()).isTrue();
    assertThat(evaluation.entries()).isEmpty();
    assertThat(evaluation.rejection()).isNull();
    assertThat(evaluation.references()).containsOnlyKeys("a");
  }

  @Test
  void anIndexThatThrowsRefusesTheDocument() {
    var evaluation =
        evaluate(
            NOTHING,
            loader -> {
              throw new IllegalStateException("boom");
            });

    assertThat(evaluation.rejection()).isEqualTo("boom");
    assertThat(evaluation.entries()).isEmpty();
  }

  @Test
  void anIndexThatRecursesWithoutEndRefusesTheDocument() {
    assertThat(evaluate(NOTHING, EvaluationTest::endless).rejection())
        .isEqualTo("StackOverflowError");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static List<Fields> endless(Loader loader) {
    return endless(loader);
  }

  @Test
  void tooManyLoadsAreRefusedAlsoWhenTheIndexGoesOn() {
    var evaluation =
        evaluate(
            NOTHING,
            loader -> {
              for (String id : List.of("a", "b", "c")) {
                try {
                  loader.load(id, Projection.WHOLE);
                } catch (IllegalStateException e) {
                  assertThat(e).hasMessageContaining("loads more than 2");
                }
              }
              return one(Json.object(), Map.of());
            });

    assertThat(evaluation.rejection()).contains("more than 2 documents");
    assertThat(evaluation.references()).containsOnlyKeys("a", "b");
  }

  @Test
  void anImpossibleIdRefusesTheDocument() {
    var evaluation =
        evaluate(
            NOTHING,
            loader -> {
              loader.load("", Projection.WHOLE);
              return List.of();
            });

    assertThat(evaluation.rejection()).contains("is empty");
    assertThat(evaluation.references()).isEmpty();
  }

  @Test
  void aStoreThatFailsRefusesNothing() {
    Loader broken =
        (id, projection) -> {
          throw new IllegalStateException("disk");
        };

    assertThatThrownBy(
            () ->
                evaluate(
                    broken,
                    loader -> {
                      try {
                        loader.load("a", Projection.WHOLE);
                      } catch (IllegalStateException e) {
                        return List.of();
                      }
                      return List.of();
                    }))
        .hasMessage("disk");
  }

  @Test
  void aReservedFieldNameRefusesTheDocument() {
    assertThat(
            evaluate(NOTHING, loader -> one(Json.object().put("_id", "x"), Map.of())).rejection())
        .contains("_id is reserved");
  }

  @Test
  void anEntryThatIsTooLargeRefusesTheDocument() {
    assertThat(
            evaluate(NOTHING, loader -> one(Json.object().put("x", "x".repeat(300)), Map.of()))
                .rejection())
        .contains("at most 200");
  }

  @Test
  void severalEntriesHaveToBeDeclared() {
    List<Fields> two = List.of(new Fields(Json.object()), new Fields(Json.object()));

    assertThat(evaluate(NOTHING, loader -> two).rejection()).contains("without having declared");
    Mapped several = new Mapped(true, Projection.WHOLE, (document, loader) -> two);
    assertThat(Evaluation.of(several, DOCUMENT, NOTHING, Limits.DEFAULT).entries()).hasSize(2);
    assertThat(Evaluation.key("mapped", true, "r/1", 1)).isEqualTo("mapped/r/1#1");
  }

  @Test
  void anEntryTellsWhoseItIs() {
    byte[] entry = bytes("{'_id':'x#0','_index':'i'}");

    assertThat(Evaluation.isOf("x#0", entry)).isTrue();
    assertThat(Evaluation.isOf("x", entry)).isFalse();
    assertThat(Evaluation.isOf("x#0#0", entry)).isFalse();
  }

  private static Evaluation evaluate(Loader lookup, Function<Loader, List<Fields>> function) {
    Mapped index =
        new Mapped(false, Projection.WHOLE, (document, loader) -> function.apply(loader));
    return Evaluation.of(index, DOCUMENT, lookup, new Limits(2, 200, 1));
  }

  private static List<Fields> one(ObjectNode values, Map<String, String> errors) {
    return List.of(new Fields(values, errors));
  }

  private static String text(Evaluation evaluation) {
    assertThat(evaluation.entries()).hasSize(1);
    return new String(evaluation.entries().getFirst(), StandardCharsets.UTF_8).replace('"', '\'');
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
