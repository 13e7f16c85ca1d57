package io.latebind.search.lucene;

import io.latebind.definition.type.FieldType.TextType;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
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
 * Lucene's analyzers by their names in definitions. All indexes and queries share the same
 * instances, which keep their state per thread.
 */
public final class Analyzers {
  /** The distance between the texts of an array, so that no phrase reaches from one to the next. */
  private static final int GAP_POSITIONS = 100;

  private static final Analyzer WHOLE = new KeywordAnalyzer();
  private static final Map<io.latebind.definition.type.Analyzer, Analyzer> BY_NAME =
      Arrays.stream(io.latebind.definition.type.Analyzer.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Analyzers::create));

  private Analyzers() {}

  /**
   * The analyzer that splits every field as its definition says; a field that is not a text is one
   * word.
   */
  public static Analyzer of(SearchSchema schema) {
    Map<String, Analyzer> byField = new HashMap<>();
    for (SearchField field : schema.fields()) {
      if (field.type() instanceof TextType text) {
        byField.put(field.name(), of(text));
      }
    }
    return new ByField(Map.copyOf(byField));
  }

  /** The analyzer that splits a text. */
  public static Analyzer of(TextType text) {
    return BY_NAME.getOrDefault(text.analyzer(), WHOLE);
  }

  private static Analyzer create(io.latebind.definition.type.Analyzer analyzer) {
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
