package io.latebind.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often terms occur.
 *
 * @param fields by field
 * @param terms by field and term, the term in Base64 of its bytes
 */
public record TermStatistics(
    Map<String, FieldCount> fields, Map<String, Map<String, Count>> terms) {
  /** Nothing occurs. */
  public static final TermStatistics NONE = new TermStatistics(Map.of(), Map.of());

  /**
   * A field as a whole.
   *
   * @param documents in the index
   * @param having documents that have the field
   * @param occurrences of all its terms
   * @param postings pairs of a term and a document
   */
  public record FieldCount(long documents, long having, long occurrences, long postings) {
    FieldCount plus(FieldCount other) {
      return new FieldCount(
          documents + other.documents,
          having + other.having,
          occurrences + other.occurrences,
          postings + other.postings);
    }
  }

  /**
   * One term.
   *
   * @param documents that have it
   * @param occurrences in all of them
   */
  public record Count(long documents, long occurrences) {
    Count plus(Count other) {
      return new Count(documents + other.documents, occurrences + other.occurrences);
    }
  }

  /** The sums over several partitions. */
  public static TermStatistics sum(Collection<TermStatistics> parts) {
    List<TermStatistics> all = new ArrayList<>(parts);
    Map<String, FieldCount> fields = new HashMap<>();
    Map<String, Map<String, Count>> terms = new HashMap<>();
    for (TermStatistics part : all) {
      part.fields.forEach((field, count) -> fields.merge(field, count, FieldCount::plus));
      part.terms.forEach(
          (field, counts) -> {
            Map<String, Count> sums = terms.computeIfAbsent(field, name -> new HashMap<>());
            counts.forEach((term, count) -> sums.merge(term, count, Count::plus));
          });
    }
    return new TermStatistics(fields, terms);
  }
}
