package io.latebind.search.compile;

import io.latebind.definition.text.Quote;
import io.latebind.search.query.SearchException;
import io.latebind.search.query.SearchLimits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * Conditions on parts of terms: prefixes, wildcards and fuzzy spellings. A pattern for a text is
 * normalised like its words (to lower case, but not stemmed); one for a keyword stays as it is. All
 * matches score the same, because the number of matching terms differs from one partition to the
 * next, and a condition uses no more memory than one bit per document.
 */
final class Patterns {
  /** A pattern that begins with a wildcard scans every term of a field, so it must be selective. */
  private static final int LETTERS_BEHIND_LEADING_WILDCARD = 2;

  private static final int MAX_EDITS = 2;
  private static final int MAX_EXPANSIONS = 1024;
  private static final Pattern WILDCARD = Pattern.compile("(\\\\.)|([?*]+)", Pattern.DOTALL);
  private static final MultiTermQuery.RewriteMethod CONSTANT =
      MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE;

  private final Analyzer analyzer;
  private final int longest;

  Patterns(Analyzer analyzer, SearchLimits limits) {
    this.analyzer = analyzer;
    this.longest = limits.patternLength();
  }

  Query prefix(String field, String prefix) {
    check(prefix);
    return new PrefixQuery(new Term(field, analyzer.normalize(field, prefix)), CONSTANT);
  }

  /** {@code *} matches any text, {@code ?} one character, and {@code \} escapes a character. */
  Query wildcard(String field, String pattern) {
    check(pattern);
    checkLeading(pattern);
    Term term = new Term(field, normalized(field, pattern).get());
    try {
      return new WildcardQuery(term, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT, CONSTANT);
    } catch (TooComplexToDeterminizeException e) {
      throw new SearchException(
          "The pattern " + Quote.text(pattern) + " is too complex; write fewer wildcards");
    }
  }

  Query fuzzy(String field, String word, int edits) {
    check(word);
    if (edits > MAX_EDITS) {
      throw new SearchException(
          "A spelling may differ by at most " + MAX_EDITS + " letters; write " + word + "~2");
    }
    Term term = new Term(field, analyzer.normalize(field, word));
    return new FuzzyQuery(term, edits, 0, MAX_EXPANSIONS, true, CONSTANT);
  }

  private void check(String pattern) {
    if (pattern.length() > longest) {
      throw new SearchException(
          "A pattern has at most " + longest + " characters; shorten " + Quote.text(pattern),
          "patternLength");
    }
  }

  private static void checkLeading(String pattern) {
    boolean leading = pattern.startsWith("*") || pattern.startsWith("?");
    String letters =
        WILDCARD.matcher(pattern).replaceAll(found -> found.group(1) == null ? "" : "x");
    int needed = leading ? LETTERS_BEHIND_LEADING_WILDCARD : 1;
    if (letters.codePointCount(0, letters.length()) < needed) {
      throw new SearchException(
          "The pattern "
              + Quote.text(pattern)
              + " fits nearly everything; one that begins with a wildcard has at least "
              + LETTERS_BEHIND_LEADING_WILDCARD
              + " letters besides; to find what has the field, write field:*");
    }
  }

  private BytesRefBuilder normalized(String field, String pattern) {
    BytesRefBuilder normalized = new BytesRefBuilder();
    Matcher wildcards = WILDCARD.matcher(pattern);
    int last = 0;
    while (wildcards.find()) {
      append(normalized, field, pattern.substring(last, wildcards.start()));
      normalized.append(new BytesRef(wildcards.group()));
      last = wildcards.end();
    }
    append(normalized, field, pattern.substring(last));
    return normalized;
  }

  private void append(BytesRefBuilder normalized, String field, String letters) {
    if (!letters.isEmpty()) {
      normalized.append(analyzer.normalize(field, letters));
    }
  }
}
