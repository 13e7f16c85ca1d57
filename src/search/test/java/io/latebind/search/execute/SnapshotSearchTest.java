package io.latebind.search.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.type.Analyzer;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.search.partition.Cancellation;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import io.latebind.search.query.SearchTimeoutException;
import io.latebind.search.result.Facet;
import io.latebind.search.result.Hit;
import io.latebind.search.result.PartitionHits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotSearchTest {
  private static final SearchSchema MAIL =
      new SearchSchema(
          "mail",
          List.of(
              new SearchField("subject", FieldType.TEXT, false),
              new SearchField("body", FieldType.text(Analyzer.ENGLISH), true),
              new SearchField("from", FieldType.KEYWORD, true),
              new SearchField("read", FieldType.BOOLEAN, false),
              new SearchField("size", FieldType.LONG, true),
              new SearchField("weight", FieldType.DOUBLE, false),
              new SearchField("sent", FieldType.DATE, false),
              new SearchField("look", FieldType.vector(2, Similarity.EUCLIDEAN), false)));

  private final SearchableEntries index =
      new SearchableEntries(MAIL)
          .put(
              "mail/1",
              """
              {"_id":"mail/1","subject":"Late binding",
               "body":["The running dogs <b>bark</b>.","Twice"],
               "from":["people/ada"],"read":true,"size":[3,30],"weight":1.5,
               "sent":"2002-08-22T11:26:25.500Z","look":[0,0],"_missing":["people/x"]}
              """)
          .put(
              "mail/2",
              """
              {"_id":"mail/2","subject":"Early","body":["A dog and Kafka"],"from":["people/grace",
               "people/ada"],"read":false,"size":[7],"weight":-2,"sent":"2002-08-31T00:00:00Z",
               "look":[3,4]}
              """)
          .put(
              "mail/3", "{\"_id\":\"mail/3\",\"subject\":\"Binding late and late\",\"look\":[1,0]}")
          .put("mail/4", "{\"_id\":\"mail/4\",\"from\":[\"People/Zoe\"]}");

  @Test
  void passagesAreUnderTheDeadline() {
    Cancellation gone = new Cancellation();
    try (PartitionHits hits = index.search("{\"query\":\"dog\",\"highlight\":\"body\"}", gone)) {
      Hit first = hits.hits().getFirst();
      assertThat(hits.highlight(first)).isNotNull();
      gone.cancel();
      assertThatThrownBy(() -> hits.highlight(first)).isInstanceOf(SearchTimeoutException.class);
    }
  }

  @Test
  void whatNobodyWaitsForIsGivenUp() {
    Cancellation gone = new Cancellation();
    gone.cancel();
    assertThatThrownBy(() -> index.search("{\"query\":\"dog\"}", gone))
        .isInstanceOf(SearchTimeoutException.class);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<String> ids(String json) {
    try (PartitionHits hits = index.search(json)) {
      assertThat(hits.total().value()).isEqualTo(hits.hits().size());
      return hits.hits().stream().map(hit -> hit.id().substring("mail/".length())).toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subject:late | 3 1",
        "late | 3 1",
        "dog | 2 1",
        "body:dogs AND from:people* | 2 1",
        "body:dogs AND from:people/g* | 2",
        "from:people/ada | 1 2",
        "from:\"people/ada\" | 1 2",
        "from:PEOPLE* |",
        "from:People* | 4",
        "subject:LAT* | 1 3",
        "subject:*indin? | 1 3",
        "subject:bindnig~ | 1 3",
        "\"late binding\" | 1",
        "\"binding late\"~2 | 3 1",
        "size:[4 TO 7} |",
        "size:[4 TO 7] | 2",
        "size:{7 TO *] | 1",
        "size:30 | 1",
        "weight:[-2 TO 1.4] | 2",
        "sent:[2002-08-01 TO 2002-08-31] | 1 2",
        "sent:[2002-08-01 TO 2002-08-31} | 1",
        "sent:\"2002-08-22T13:26:25.5+02:00\" | 1",
        "sent:[* TO 1030015585500] | 1",
        "read:true | 1",
        "-from:people/ada | 3 4",
        "NOT from:* AND NOT subject:early | 3",
        "_missing:* | 1",
        "look:* | 1 2 3",
        "*:* | 1 2 3 4",
        "_id:mail\\/4 | 4",
        "(late OR kafka) AND -body:twice | 2 3",
        "twice AND bark | 1",
        "\"bark twice\" |",
      })
  void querySyntaxFindsWhatItSays(String query, String expected) {
    String ids = expected == null ? "" : expected;
    assertThat(String.join(" ", ids("{\"query\":" + quoted(query) + ",\"limit\":9}")))
        .isEqualTo(ids);
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  @Test
  void clausesOfAllKindsAreUnderstood() {
    assertThat(ids("{\"query\":{\"term\":{\"size\":3}}}")).containsExactly("1");
    assertThat(ids("{\"query\":{\"terms\":{\"size\":[3,7]}}}")).containsExactly("1", "2");
    assertThat(ids("{\"query\":{\"terms\":{\"body\":[\"dogs\"]}}}")).containsExactly("1", "2");
    assertThat(ids("{\"query\":{\"range\":{\"size\":{\"gt\":6.5,\"lt\":1e400}}}}"))
        .containsExactly("1", "2");
    assertThat(ids("{\"query\":{\"ids\":[\"mail/4\",\"mail/9\"]}}")).containsExactly("4");
    assertThat(ids("{\"query\":{\"bool\":{}}}")).hasSize(4);
    assertThat(ids("{\"query\":{\"bool\":{\"must_not\":\"late\"}}}")).containsExactly("2", "4");
    assertThat(ids("{\"filter\":[\"late\",{\"exists\":{\"field\":\"read\"}}]}"))
        .containsExactly("1");
    assertThat(ids("{}")).containsExactly("1", "2", "3", "4");
  }

  @Test
  void whatIsMissingComesLastEitherWay() {
    assertThat(ids("{\"sort\":\"size\"}")).containsExactly("1", "2", "3", "4");
    assertThat(ids("{\"sort\":\"size:desc\"}")).containsExactly("1", "2", "3", "4");
    assertThat(ids("{\"sort\":\"weight\"}")).containsExactly("2", "1", "3", "4");
    assertThat(ids("{\"sort\":\"from\"}")).containsExactly("4", "1", "2", "3");
    assertThat(ids("{\"sort\":\"from:desc\"}")).containsExactly("2", "1", "4", "3");
    assertThat(ids("{\"sort\":\"read:desc\"}")).containsExactly("1", "2", "3", "4");
    try (PartitionHits hits = index.search("{\"sort\":\"sent,size:desc\"}")) {
      assertThat(hits.hits().stream().map(Hit::sortValues))
          .containsExactly(
              List.of(1030015585500L, 30L),
              List.of(1030752000000L, 7L),
              List.of(Hit.Missing.MISSING, Hit.Missing.MISSING),
              List.of(Hit.Missing.MISSING, Hit.Missing.MISSING));
    }
  }

  @Test
  void pagesGoOnBehindTheLastHit() {
    for (String sort : List.of("size", "size:desc", "from", "from:desc", "weight", "read", "_id")) {
      var request = SearchableEntries.request("{\"sort\":\"" + sort + "\"}");
      List<Hit> all = List.of();
      try (PartitionHits hits = index.search(request, 9, List.of(), null)) {
        all = hits.hits();
      }
      for (int i = 0; i < all.size(); i++) {
        var after = new ArrayList<>(all.get(i).sortValues());
        after.add(all.get(i).id());
        try (PartitionHits hits = index.search(request, 9, after, null)) {
          assertThat(hits.hits()).as(sort).isEqualTo(all.subList(i + 1, all.size()));
          assertThat(hits.total().value()).isEqualTo(4);
        }
      }
    }
  }

  @Test
  void facetsCountEntries() {
    try (PartitionHits hits = index.search("{\"facets\":\"from,read\",\"limit\":0}")) {
      assertThat(hits.facets())
          .isEqualTo(
              Map.of(
                  "from",
                  new Facet(Map.of("people/ada", 2L, "people/grace", 1L, "People/Zoe", 1L), 0),
                  "read",
                  new Facet(Map.of("true", 1L, "false", 1L), 0)));
      assertThat(hits.total().value()).isEqualTo(4);
      assertThat(hits.hits()).isEmpty();
    }
  }

  @Test
  void passagesAreEscapedAndMarked() {
    try (PartitionHits hits =
        index.search("{\"query\":\"dog lat*\",\"highlight\":\"body,subject\"}")) {
      Hit first =
          hits.hits().stream().filter(hit -> hit.id().equals("mail/1")).findFirst().orElseThrow();
      assertThat(Objects.requireNonNull(hits.highlight(first)).toString())
          .isEqualTo(
              "{\"body\":[\"The running <em>dogs</em> &lt;b&gt;bark&lt;&#x2F;b&gt;.\"],"
                  + "\"subject\":[\"<em>Late</em> binding\"]}");
    }
  }

  @Test
  void nearestVectorsLeadToTheirEntries() {
    assertThat(nearest("{\"vector\":{\"field\":\"look\",\"values\":[0,0]}}"))
        .containsExactly("mail/1", "mail/3", "mail/2");
    assertThat(nearest("{\"vector\":{\"field\":\"look\",\"values\":[0,0],\"k\":1}}"))
        .containsExactly("mail/1");
    assertThat(
            nearest(
                "{\"filter\":\"subject:late\",\"vector\":{\"field\":\"look\",\"values\":[3,4]}}"))
        .containsExactly("mail/3", "mail/1");
    assertThat(nearest("{\"filter\":\"nothing\",\"vector\":{\"field\":\"look\",\"values\":[3,4]}}"))
        .isEmpty();
  }

  private List<String> nearest(String json) {
    try (PartitionHits hits = index.search(json)) {
      assertThat(hits.hits()).isEmpty();
      hits.nearest().forEach(hit -> assertThat(entry(hits, hit)).contains(hit.id()));
      return hits.nearest().stream().map(Hit::id).toList();
    }
  }

  private static String entry(PartitionHits hits, Hit hit) {
    return new String(hits.entry(hit), StandardCharsets.UTF_8);
  }

  @Test
  void whatTakesTooLongIsGivenUpAndHoldsNothing() {
    for (String json :
        List.of(
            "{\"query\":\"late\"}",
            "{\"query\":\"from:p*\",\"limit\":0,\"facets\":\"from\"}",
            "{\"vector\":{\"field\":\"look\",\"values\":[0,0]}}")) {
      assertThatThrownBy(
              () ->
                  index.search(
                      SearchableEntries.request(json), 3, List.of(), null, System.nanoTime()))
          .isInstanceOf(SearchTimeoutException.class);
    }
    assertThat(index.held()).isZero();
  }

  @Test
  void answersHoldTheirSnapshotUntilTheyAreClosed() {
    try (PartitionHits hits = index.search("{}")) {
      index.put("mail/1", "{\"_id\":\"mail/1\",\"subject\":\"new\"}");
      assertThat(index.held()).isEqualTo(1);
      assertThat(entry(hits, hits.hits().getFirst())).contains("Late binding");
    }
    assertThat(index.held()).isZero();
  }
}
