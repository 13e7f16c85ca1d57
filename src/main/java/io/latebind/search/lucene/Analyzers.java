package io.latebind.search.lucene;

import io.latebind.definition.FieldType.TextType;
import io.latebind.search.SearchField;
import io.latebind.search.SearchSchema;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** Lucene's analyzers by the names that definitions have for them. */
final class Analyzers {
  private Analyzers() {}

  /** One that cuts every field as its definition says. Fields that are no texts are one word. */
  static Analyzer of(SearchSchema schema) {
    Map<String, Analyzer> byField = new HashMap<>();
    for (SearchField field : schema.fields()) {
      if (field.type() instanceof TextType text) {
        byField.put(field.name(), of(text.analyzer()));
      }
    }
    return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), byField);
  }

  private static Analyzer of(io.latebind.definition.Analyzer analyzer) {
    return switch (analyzer) {
      case STANDARD -> new StandardAnalyzer();
      case ENGLISH -> new EnglishAnalyzer();
      case SIMPLE -> new SimpleAnalyzer();
      case WHITESPACE -> new WhitespaceAnalyzer();
    };
  }
}
