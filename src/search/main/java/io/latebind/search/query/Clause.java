package io.latebind.search.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on entries, as clients write it in JSON. Values are JSON scalars; the type of the
 * field decides what they mean.
 */
public sealed interface Clause {
  /** Every entry. {@code {"match_all":{}}} */
  record MatchAll() implements Clause {}

  /** Lucene's query syntax. {@code "body:kafka AND from:ada*"} */
  record QueryString(String text) implements Clause {}

  /** A whole value; for a text field, one word of it. {@code {"term":{"from":"ada"}}} */
  record Term(String field, JsonNode value) implements Clause {}

  /** Any of several values. {@code {"terms":{"from":["ada","grace"]}}} */
  record Terms(String field, List<JsonNode> values) implements Clause {
    /** Copies the list. */
    public Terms {
      values = List.copyOf(values);
    }
  }

  /**
   * The words of a text. {@code {"match":{"body":"late binding"}}}
   *
   * @param all whether all words must occur; otherwise any of them suffices
   */
  record Match(String field, String text, boolean all) implements Clause {}

  /**
   * The words of a text in order. {@code {"match_phrase":{"body":"late binding"}}}
   *
   * @param slop how far the words may be moved, in positions
   */
  record Phrase(String field, String text, int slop) implements Clause {}

  /** Values that begin with a prefix. {@code {"prefix":{"from":"ad"}}} */
  record Prefix(String field, String prefix) implements Clause {}

  /**
   * A pattern: {@code *} for any text, {@code ?} for one character. {@code
   * {"wildcard":{"from":"a?a*"}}}
   */
  record Wildcard(String field, String pattern) implements Clause {}

  /** Values between two bounds; null for no bound. {@code {"range":{"total":{"gte":1,"lt":5}}}} */
  record Range(String field, @Nullable Bound lower, @Nullable Bound upper) implements Clause {}

  /** One end of a range. */
  record Bound(JsonNode value, boolean inclusive) {}

  /** Entries that have the field. {@code {"exists":{"field":"total"}}} */
  record Exists(String field) implements Clause {}

  /** The entries with these ids. {@code {"ids":["orders/1"]}} */
  record Ids(List<String> ids) implements Clause {
    /** Copies the list. */
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /**
   * A combination of conditions. {@code {"bool":{"must":[],"should":[],"filter":[],"must_not":[]}}}
   *
   * @param must all must match, and they count towards the score
   * @param should they count towards the score, and {@code minimumShouldMatch} of them must match
   * @param filter all must match, without counting towards the score
   * @param mustNot none may match
   */
  record Bool(
      List<Clause> must,
      List<Clause> should,
      List<Clause> filter,
      List<Clause> mustNot,
      int minimumShouldMatch)
      implements Clause {
    /** Copies the lists. */
    public Bool {
      must = List.copyOf(must);
      should = List.copyOf(should);
      filter = List.copyOf(filter);
      mustNot = List.copyOf(mustNot);
    }
  }

  /** A condition whose score is multiplied by a factor. {@code {"boost":{"query":{…},"by":2.5}}} */
  record Boost(Clause query, float by) implements Clause {}
}
