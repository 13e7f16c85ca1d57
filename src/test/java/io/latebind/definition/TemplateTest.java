package io.latebind.definition;

import static io.latebind.definition.Documents.index;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
  private static YamlIndex loading(String template) {
    return index(
        """
        name: orders
        from: orders/{n+}
        load:
          x: "%s"
        fields:
          x: { path: x.name, type: keyword }
        """
            .formatted(template));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "invoices/{n}       | invoices/1/2",
        "fixed              | fixed",
        "{text}             | t",
        "a{text}b{n}        | atb1/2",
        "{whole}            | 12",
        "{fraction}         | 1.50",
        "{huge}             | 1E+999999999",
        "{yes}              | true",
        "{deep.er}          | d",
        "{this.n}           | own",
        "{list[]}           | a,1,c",
        "{rows[].id}        | r1,r2",
        "p/{rows[].id}/{n}  | p/r1/1/2,p/r2/1/2",
        "{rows[].k}.{rows[].id} | k2.r2",
        "{grid[][]}         | g1,g2",
      })
  void aTemplateAsksForTheIdsItMakes(String template, String ids) {
    // given
    Documents documents =
        new Documents()
            .with(
                "orders/1/2",
                """
                {'text': 't', 'whole': 12, 'fraction': 1.50, 'huge': 1e999999999, 'yes': true,
                 'deep': {'er': 'd'}, 'n': 'own', 'list': ['a', 1, null, 'c'],
                 'rows': [{'id': 'r1'}, {'id': 'r2', 'k': 'k2'}, {'k': 'k3'}, 5],
                 'grid': [['g1'], [], ['g2']]}
                """);

    // when
    String entry = documents.entry(loading(template), "orders/1/2");

    // then
    assertThat(documents.asked()).containsExactly(ids.split(","));
    assertThat(entry).isEqualTo("{}");
  }

  @Test
  void aTemplateThatLacksAValueLoadsNothing() {
    Documents documents =
        new Documents().with("orders/1", "{'a': null, 'c': 5, 'list': [null, {}]}");

    for (String template : new String[] {"{a}", "{b}", "x/{c.d}", "{list[].id}", "{n}/{a}"}) {
      assertThat(documents.entry(loading(template), "orders/1")).isEqualTo("{}");
    }
    assertThat(documents.asked()).isEmpty();
  }

  @Test
  void aValueThatMakesNoIdIsNamedUnderTheLoad() {
    String longText = "x".repeat(1025);
    Documents documents =
        new Documents()
            .with(
                "orders/1",
                "{'empty': '', 'long': '%s', 'array': ['a'], 'object': {}, 'some': ['', 'a', '']}"
                    .formatted(longText));

    assertThat(documents.entry(loading("{empty}"), "orders/1"))
        .isEqualTo("{'_errors':{'x':'the id ”” is empty; an id has at least one character'}}");
    assertThat(documents.entry(loading("{long}"), "orders/1"))
        .isEqualTo(
            "{'_errors':{'x':'the id ”"
                + "x".repeat(50)
                + "…” is 1025 characters long; an id has at most 1024 bytes'}}");
    assertThat(documents.entry(loading("{array}"), "orders/1"))
        .isEqualTo("{'_errors':{'x':'array is an array; write array[] to go through it'}}");
    assertThat(documents.entry(loading("{object}"), "orders/1"))
        .isEqualTo("{'_errors':{'x':'object is an object; an id is made of strings and numbers'}}");
    assertThat(documents.asked()).isEmpty();
    assertThat(documents.entry(loading("{some[]}"), "orders/1"))
        .contains("is empty; an id has at least one character (and 1 more)");
    assertThat(documents.asked()).containsExactly("a");
  }

  @Test
  void aLoadAndAFieldOfTheSameNameShareTheirErrors() {
    YamlIndex index =
        index(
            """
            name: orders
            from: orders/{n}
            load: { x: "{id}" }
            fields:
              x: { path: value, type: long }
            """);
    Documents documents = new Documents().with("orders/1", "{'id': '', 'value': 'v'}");

    assertThat(documents.entry(index, "orders/1"))
        .isEqualTo(
            "{'_errors':{'x':'the id ”” is empty; an id has at least one character;"
                + " is the string ”v”; a long is a whole number'}}");
  }
}
