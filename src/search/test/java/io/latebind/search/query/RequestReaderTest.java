package io.latebind.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.search.query.Clause.Bool;
import io.latebind.search.query.Clause.Bound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  private static SearchRequest read(String json) {
    String quoted = json.replace('\'', '"');
    return RequestReader.read(quoted.getBytes(StandardCharsets.UTF_8), SearchLimits.DEFAULT);
  }

  private static SearchException refused(String json) {
    var refused = catchThrowableOfType(SearchException.class, () -> read(json));
    assertThat(refused).as("accepted: %s", json).isNotNull();
    return refused;
  }

  @Test
  void anEmptyRequestAsksForEverything() {
    var everything =
        new SearchRequest(
            null, null, null, List.of(), 10, 0, null, List.of(), List.of(), false, null);
    assertThat(read("")).isEqualTo(everything);
    assertThat(read("{}")).isEqualTo(everything);
    assertThat(everything.order()).isEmpty();
    assertThat(everything.scored()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'filter':'a','filter':'b'} | filter",
        "{'query':{'bool':{'must':['a'],'must':['b']}}} | query.bool.must",
        "{'query':{'bool':{'must':['a',{'term':{'a':1,'a':1}}]}}} | query.bool.must[1].term.a",
        "{'filter':[{'range':{'total':{'gte':1,'gte':2}}}]} | filter[0].range.total.gte",
        "{'facets':[{'field':'a','limit':1,'limit':2}]} | facets[0].limit",
        "{'sort':[{'field':'a','order':'asc','order':'desc'}]} | sort[0].order",
        "{'vector':{'field':'a','values':[1],'k':1,'k':2}} | vector.k"
      })
  void memberThatStandsTwiceIsRefusedByItsPlace(String json, String place) {
    assertThat(refused(json).getMessage()).startsWith(place + ": it stands twice");
  }

  @Test
  void facetThatIsAskedForTwiceIsAskedForOnceUnlessItsLimitsDiffer() {
    assertThat(read("{'facets':'a,b,a'}").facets())
        .extracting(FacetRequest::field)
        .containsExactly("a", "b");
    assertThat(refused("{'facets':['a',{'field':'a','limit':3}]}").getMessage())
        .startsWith("facets: the field \"a\" stands twice");
  }

  @Test
  void everyMemberIsRead() {
    assertThat(
            read(
                """
                {'query':'a b','filter':['c',{'term':{'d':1}}],'sort':'total:desc,_id','limit':3,
                 'offset':4,'facets':['x',{'field':'y','limit':5}],'highlight':'body,subject',
                 'refresh':true,'timeoutMillis':70}
                """))
        .isEqualTo(
            new SearchRequest(
                new Clause.QueryString("a b"),
                new Bool(
                    List.of(),
                    List.of(),
                    List.of(new Clause.QueryString("c"), new Clause.Term("d", IntNode.valueOf(1))),
                    List.of(),
                    0),
                null,
                List.of(new SortKey("total", true), new SortKey("_id", false)),
                3,
                4,
                null,
                List.of(new FacetRequest("x", 10), new FacetRequest("y", 5)),
                List.of("body", "subject"),
                true,
                Duration.ofMillis(70)));
  }

  @Test
  void everyConditionIsRead() {
    Clause all = new Clause.MatchAll();
    List.of(
            new Read("{'match_all':{}}", all),
            new Read("{'query_string':{'query':'a'}}", new Clause.QueryString("a")),
            new Read(
                "{'terms':{'a':['b']}}", new Clause.Terms("a", List.of(TextNode.valueOf("b")))),
            new Read("{'match':{'a':'b c'}}", new Clause.Match("a", "b c", false)),
            new Read(
                "{'match':{'a':{'query':5,'operator':'and'}}}", new Clause.Match("a", "5", true)),
            new Read(
                "{'match_phrase':{'a':{'query':'b','slop':2}}}", new Clause.Phrase("a", "b", 2)),
            new Read("{'prefix':{'a':'b'}}", new Clause.Prefix("a", "b")),
            new Read("{'wildcard':{'a':'b*'}}", new Clause.Wildcard("a", "b*")),
            new Read(
                "{'range':{'a':{'gt':1}}}",
                new Clause.Range("a", new Bound(IntNode.valueOf(1), false), null)),
            new Read("{'exists':{'field':'a'}}", new Clause.Exists("a")),
            new Read("{'ids':['a']}", new Clause.Ids(List.of("a"))),
            new Read("{'boost':{'query':{'match_all':{}},'by':2.5}}", new Clause.Boost(all, 2.5f)),
            new Read("{'bool':{'should':{'match_all':{}}}}", bool(List.of(), List.of(all), 1)),
            new Read(
                "{'bool':{'must':[{'match_all':{}}],'should':[{'match_all':{}}]}}",
                bool(List.of(all), List.of(all), 0)))
        .forEach(
            each ->
                assertThat(read("{'query':" + each.json() + "}").query()).isEqualTo(each.clause()));
  }

  private record Read(String json, Clause clause) {}

  private static Clause bool(List<Clause> must, List<Clause> should, int needed) {
    return new Bool(must, should, List.of(), List.of(), needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'qery':'a'} | The request: there is no \"qery\" here; did you mean query?",
        "[1] | The request cannot be read: a document is a JSON object, and this is an array",
        "{'query': NaN} | The request cannot be read: it is not JSON",
        "{'query': 5} | query: a condition is an object or a string in query syntax, and this is t",
        "{'query': {}} | query: it has 0 members instead of one; write one condition",
        "{'query': {'trem':{'a':1}}} | query.trem: there is no condition \"trem\"; did you mean te",
        "{'query': {'term':{'a':[1]}}} | query.term.a: a string, a number or a boolean is wanted,",
        "{'query': {'term':{'a':null}}} | query.term.a: a string, a number or a boolean is wanted",
        "{'query': {'term':{'a':1,'b':2}}} | query.term: it has 2 members instead of one",
        "{'query': {'bool':{'must':['x',{'range':{'total':{}}}]}}} |"
            + " query.bool.must[1].range.total",
        "{'query': {'range':{'a':{'gt':1,'gte':1}}}} | query.range.a: it has both gte and gt",
        "{'query': {'bool':{'minimum_should_match':1}}} | query.bool.minimum_should_match: it asks",
        "{'query': {'boost':{'query':'a','by':-1}}} | query.boost.by: a score is multiplied by 0 o",
        "{'query': {'boost':{'query':'a','by':1e99}}} | query.boost.by: it is too large",
        "{'query': {'match':{'a':{'query':'b','operator':'xor'}}}} | query.match.a.operator: it is",
        "{'limit': -1} | limit: it is at least 0, and this is the number -1",
        "{'limit': '3'} | limit: a whole number is wanted, and this is the string \"3\"",
        "{'limit': 1.5} | limit: a whole number is wanted",
        "{'offset': -5} | offset: it is at least 0",
        "{'refresh': 1} | refresh: true or false is wanted",
        "{'timeoutMillis': 0} | timeoutMillis: it is at least 1",
        "{'sort': 'a:down'} | sort: an order is asc or desc",
        "{'sort': 'a,,b'} | sort: a name is missing at one of its commas",
        "{'sort': [{'order':'asc'}]} | sort[0]: it lacks \"field\"",
        "{'sort': '_score'} | sort: there is no score without a query",
        "{'facets': 7} | facets: a string is wanted",
        "{'facets': [{'field':'a','limit':0}]} | facets[0].limit: it is at least 1",
        "{'vector': {'field':'a'}} | vector: write either values",
        "{'vector': {'field':'a','like':'b','values':[1]}} | vector: write either values",
        "{'vector': {'values':[1]}} | vector: it lacks \"field\"",
        "{'vector': {'field':'a','values':['x']}} | vector.values[0]: a number is wanted",
        "{'vector': {'field':'a','values':[1e39]}} | vector.values[0]: it is too large for a float",
        "{'vector': {'field':'a','values':[1],'k':0}} | vector.k: it is at least 1",
        "{'vector': {'field':'a','values':[1],'k':9,'candidates':8}} | vector.candidates: it is at",
        "{'vector': {'field':'a','values':[1]},'sort':'a'} | sort: a search with a vector is order",
        "{'vector': {'field':'a','values':[1]},'cursor':'a'} | cursor: a search with a vector has",
        "{'cursor': 'a','offset':1} | offset: a cursor goes on",
      })
  void aMistakeIsAnsweredWithItsPlaceAndAdvice(String json, String answer) {
    SearchException refused = refused(json);
    assertThat(refused).hasMessageStartingWith(answer);
    assertThat(refused.limit()).isNull();
  }

  @Test
  void everyLimitIsNamed() {
    String many = "'a',".repeat(1_025) + "'a'";
    List.of(
            new Exceeding("{'query':{'terms':{'a':[" + many + "]}}}", "clauses"),
            new Exceeding("{'query':{'ids':[" + many + "]}}", "clauses"),
            new Exceeding("{'filter':[" + many + "]}", "clauses"),
            new Exceeding("{'query':" + nested(33) + "}", "depth"),
            new Exceeding("{'query':{'prefix':{'a':'" + "b".repeat(257) + "'}}}", "patternLength"),
            new Exceeding("{'limit':10001}", "window"),
            new Exceeding("{'limit':10,'offset':2147483647}", "window"),
            new Exceeding("{'limit':99999999999999999999}", "window"),
            new Exceeding("{'vector':{'field':'a','like':'b','k':10001}}", "nearest"),
            new Exceeding("{'vector':{'field':'a','like':'b','candidates':10001}}", "nearest"),
            new Exceeding("{'sort':[" + "'a',".repeat(8) + "'a']}", "sortKeys"),
            new Exceeding("{'facets':[" + "'a',".repeat(16) + "'a']}", "facets"),
            new Exceeding("{'facets':[{'field':'a','limit':1001}]}", "facetValues"),
            new Exceeding("{'timeoutMillis':60001}", "maxTimeout"),
            new Exceeding("{'query':'" + "a".repeat(1 << 20) + "'}", "bodyBytes"))
        .forEach(each -> assertThat(refused(each.json()).limit()).isEqualTo(each.limit()));
  }

  private record Exceeding(String json, String limit) {}

  private static String nested(int depth) {
    return "{'bool':{'must':".repeat(depth) + "'a'" + "}}".repeat(depth);
  }

  @Test
  void limitsAreTheNamesOfTheirComponents() {
    assertThat(Arrays.stream(SearchLimits.class.getRecordComponents()).map(each -> each.getName()))
        .contains("clauses", "depth", "bodyBytes", "window", "nearest", "patternLength");
  }

  @Test
  void hopelessNestingIsRefusedAndNotFollowed() {
    assertThat(refused("{'query':" + nested(400) + "}")).hasMessageContaining("cannot be read");
    assertThat(refused("{'query':" + "[".repeat(100_000))).hasMessageContaining("cannot be read");
  }
}
