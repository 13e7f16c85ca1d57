package io.latebind.definition.path;

import static io.latebind.definition.LoadableDocuments.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.LoadableDocuments;
import io.latebind.definition.yaml.YamlIndex;
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
        "{fraction}         | 1.5",
        "{seven}            | 7",
        "c/{seven}/{tenth}  | c/7/0.0000001",
        "{thousand}         | 1000",
        "{zero}             | 0",
        "{blank}            | ' '",
        "c/{blank}          | 'c/ '",
        "{numbers[]}        | 7,7,7,1000,0.0000001,0",
        "{holes[]}          | a,b",
        "c/{holes[]}        | c/a,c/b",
        "{gaps[].k}.{gaps[].id} | k3.r3",
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
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1/2",
                """
                {'text': 't', 'whole': 12, 'fraction': 1.50, 'seven': 7.0, 'tenth': 1e-7,
                 'yes': true,
                 'thousand': 1e3, 'zero': -0.0, 'blank': ' ',
                 'numbers': [7, 7.0, 70e-1, 1e3, 0.0000001, -0], 'holes': ['', 'a', '', 'b'],
                 'gaps': [{'id': '', 'k': 'k1'}, {'id': 'r2', 'k': ''}, {'id': 'r3', 'k': 'k3'}],
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
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1",
                """
                {'a': null, 'c': 5, 'list': [null, {}], 'empty': '', 'full': 'x',
                 'empties': ['', ''], 'rows': [{'id': ''}]}
                """);

    for (String template :
        new String[] {
          "{a}",
          "{b}",
          "x/{c.d}",
          "{list[].id}",
          "{n}/{a}",
          "{empty}",
          "customers/{empty}",
          "{empty}/orders",
          "{empty}{full}",
          "{full}-{empty}",
          "{n}/{this.empty}",
          "c/{empties[]}",
          "{empties[]}",
          "c/{rows[].id}/{full}",
        }) {
      assertThat(documents.entry(loading(template), "orders/1")).isEqualTo("{}");
    }
    assertThat(documents.asked()).isEmpty();
  }

  @Test
  void aValueThatMakesNoIdIsNamedUnderTheLoad() {
    String longText = "x".repeat(1025);
    LoadableDocuments documents =
        new LoadableDocuments()
            .with(
                "orders/1",
                """
                {'long': '%s', 'array': ['a'], 'object': {}, 'huge': 1e999999999, 'tiny': 1e-1001,
                 'some': [1e1000, 'a', {}]}
                """
                    .formatted(longText));

    assertThat(documents.entry(loading("{long}"), "orders/1"))
        .isEqualTo(
            "{'_errors':{'x':'the id ”"
                + "x".repeat(50)
                + "…” is 1025 characters long; an id has at most 1024 bytes'}}");
    assertThat(documents.entry(loading("{array}"), "orders/1"))
        .isEqualTo("{'_errors':{'x':'array is an array; write array[] to go through it'}}");
    assertThat(documents.entry(loading("{object}"), "orders/1"))
        .isEqualTo("{'_errors':{'x':'object is an object; an id is made of strings and numbers'}}");
    assertThat(documents.entry(loading("x/{huge}"), "orders/1"))
        .isEqualTo(
            "{'_errors':{'x':'huge is the number 1E+999999999; written out it has more than 1000"
                + " digits; write it as a string'}}");
    assertThat(documents.entry(loading("{tiny}"), "orders/1"))
        .isEqualTo(
            "{'_errors':{'x':'tiny is the number 1E-1001; written out it has more than 1000"
                + " digits; write it as a string'}}");
    assertThat(documents.asked()).isEmpty();
    assertThat(documents.entry(loading("{some[]}"), "orders/1"))
        .contains("some[] is the number 1E+1000; written out it has more than 1000 digits")
        .contains("(and 1 more)");
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
    LoadableDocuments documents =
        new LoadableDocuments().with("orders/1", "{'id': {}, 'value': 'v'}");

    assertThat(documents.entry(index, "orders/1"))
        .isEqualTo(
            "{'_errors':{'x':'id is an object; an id is made of strings and numbers;"
                + " is the string ”v”; a long is a whole number, also in a string'}}");
  }
}
