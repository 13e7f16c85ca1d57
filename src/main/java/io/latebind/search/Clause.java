package io.latebind.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on entries, as clients write it in JSON. Values are JSON scalars, which mean what the
 * type of their field says.
 */
public sealed interface Clause {
  /** Every entry. {@code {"match_all":{}}} */
  record MatchAll() implements Clause {}

  /** Lucene's query syntax. {@code "body:kafka AND from:ada*"} */
  record QueryString(String text) implements Clause {}

  /** A value as a whole; of a text field, one word of it. {@code {"term":{"from":"ada"}}} */
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
   * @param all whether all words are needed, or any of them
   */
  record Match(String field, String text, boolean all) implements Clause {}

  /**
   * The words of a text in their order. {@code {"match_phrase":{"body":"late binding"}}}
   *
   * @param slop how far they may be moved, in words
   */
  record Phrase(String field, String text, int slop) implements Clause {}

  /** What begins so. {@code {"prefix":{"from":"ad"}}} */
  record Prefix(String field, String prefix) implements Clause {}

  /** {@code *} for any text, {@code ?} for one character. {@code {"wildcard":{"from":"a?a*"}}} */
  record Wildcard(String field, String pattern) implements Clause {}

  /** Values between two bounds; null is none. {@code {"range":{"total":{"gte":1,"lt":5}}}} */
  record Range(String field, @Nullable Bound lower, @Nullable Bound upper) implements Clause {}

  /** An end of a range. */
  record Bound(JsonNode value, boolean inclusive) {}

  /** Entries that have the field. {@code {"exists":{"field":"total"}}} */
  record Exists(String field) implements Clause {}

  /** The entries of these ids. {@code {"ids":["orders/1"]}} */
  record Ids(List<String> ids) implements Clause {
    /** Copies the list. */
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Several conditions. {@code {"bool":{"must":[],"should":[],"filter":[],"must_not":[]}}}
   *
   * @param must all of them, and they count for the score
   * @param should they count for the score, and {@code minimumShouldMatch} of them are needed
   * @param filter all of them, without score
   * @param mustNot none of them
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

  /** A condition whose score is multiplied. {@code {"boost":{"query":{…},"by":2.5}}} */
  record Boost(Clause query, float by) implements Clause {}
}
