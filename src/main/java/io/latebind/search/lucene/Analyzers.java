package io.latebind.search.lucene;

import io.latebind.definition.FieldType.TextType;
import io.latebind.search.SearchField;
import io.latebind.search.SearchSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/**
 * Lucene's analyzers by the names that definitions have for them. They are the same ones for every
 * index and query, as they keep what they need for each thread.
 */
final class Analyzers {
  /** So far apart are the texts of an array that no phrase reaches from one to the next. */
  private static final int GAP_POSITIONS = 100;

  private static final Analyzer WHOLE = new KeywordAnalyzer();
  private static final Map<io.latebind.definition.Analyzer, Analyzer> BY_NAME =
      Arrays.stream(io.latebind.definition.Analyzer.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Analyzers::create));

  private Analyzers() {}

  /** One that cuts every field as its definition says. Fields that are no texts are one word. */
  static Analyzer of(SearchSchema schema) {
    Map<String, Analyzer> byField = new HashMap<>();
    for (SearchField field : schema.fields()) {
      if (field.type() instanceof TextType text) {
        byField.put(field.name(), of(text));
      }
    }
    return new ByField(Map.copyOf(byField));
  }

  /** The one that cuts a text. */
  static Analyzer of(TextType text) {
    return BY_NAME.getOrDefault(text.analyzer(), WHOLE);
  }

  private static Analyzer create(io.latebind.definition.Analyzer analyzer) {
    return switch (analyzer) {
      case STANDARD -> new StandardAnalyzer();
      case ENGLISH -> new EnglishAnalyzer();
      case SIMPLE -> new SimpleAnalyzer();
      case WHITESPACE -> new WhitespaceAnalyzer();
    };
  }

  private static final class ByField extends DelegatingAnalyzerWrapper {
    private final Map<String, Analyzer> byField;

    ByField(Map<String, Analyzer> byField) {
      super(PER_FIELD_REUSE_STRATEGY);
      this.byField = byField;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return byField.getOrDefault(field, WHOLE);
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return GAP_POSITIONS;
    }
  }
}
