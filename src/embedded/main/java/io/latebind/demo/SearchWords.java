package io.latebind.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Counts a word in texts by reading them, without an index. */
final class SearchWords {
  private SearchWords() {}

  /**
   * The number of English texts that have a word, tokenised as by an index.
   *
   * @param word the word in lower case and without endings
   */
  static long count(Collection<String> texts, String word) {
    try (Analyzer english = new EnglishAnalyzer()) {
      return texts.stream()
          .filter(text -> text.toLowerCase(Locale.ROOT).contains(word))
          .filter(text -> has(english, text, word))
          .count();
    }
  }

  private static boolean has(Analyzer analyzer, String text, String word) {
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute token = tokens.addAttribute(CharTermAttribute.class);
      boolean found = false;
      tokens.reset();
      while (tokens.incrementToken()) {
        found |= token.toString().equals(word);
      }
      tokens.end();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("A text could not be read", e);
    }
  }
}
