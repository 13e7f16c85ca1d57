package io.latebind.contract;

import io.latebind.definition.type.Analyzer;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.Similarity;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.util.List;

/** The index of the contract: a field of every type, some with several values. */
final class Schema {
  static final String INDEX = "things";
  static final String TEXT = "text";
  static final String WORDS = "words";
  static final String KEYWORD = "keyword";
  static final String FLAG = "flag";
  static final String LONG = "long";
  static final String DOUBLE = "double";
  static final String DATE = "date";
  static final String ROUND = "round";
  static final String FLAT = "flat";
  static final int DIMENSIONS = 3;

  static final SearchSchema SEARCH =
      new SearchSchema(
          INDEX,
          List.of(
              new SearchField(TEXT, FieldType.TEXT, true),
              new SearchField(WORDS, FieldType.text(Analyzer.WHITESPACE), false),
              new SearchField(KEYWORD, FieldType.KEYWORD, true),
              new SearchField(FLAG, FieldType.BOOLEAN, false),
              new SearchField(LONG, FieldType.LONG, true),
              new SearchField(DOUBLE, FieldType.DOUBLE, true),
              new SearchField(DATE, FieldType.DATE, true),
              new SearchField(ROUND, FieldType.vector(DIMENSIONS, Similarity.COSINE), false),
              new SearchField(FLAT, FieldType.vector(DIMENSIONS, Similarity.EUCLIDEAN), false)));

  private Schema() {}
}
