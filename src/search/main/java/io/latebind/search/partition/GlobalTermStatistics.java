package io.latebind.search.partition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often terms occur, in one partition or summed over several.
 *
 * @param fields the statistics by field
 * @param terms the statistics by field and term, with the term's bytes in Base64
 */
public record GlobalTermStatistics(
    Map<String, FieldCount> fields, Map<String, Map<String, Count>> terms) {
  /** Statistics in which nothing occurs. */
  public static final GlobalTermStatistics NONE = new GlobalTermStatistics(Map.of(), Map.of());

  /**
   * The statistics of a field as a whole.
   *
   * @param documents the number of documents in the index
   * @param having the number of documents that have the field
   * @param occurrences the number of occurrences of all its terms
   * @param postings the number of pairs of a term and a document
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
   * The statistics of one term.
   *
   * @param documents the number of documents that contain it
   * @param occurrences the number of occurrences in all of them
   */
  public record Count(long documents, long occurrences) {
    Count plus(Count other) {
      return new Count(documents + other.documents, occurrences + other.occurrences);
    }
  }

  /** The sums over several partitions. */
  public static GlobalTermStatistics sum(Collection<GlobalTermStatistics> parts) {
    List<GlobalTermStatistics> all = new ArrayList<>(parts);
    Map<String, FieldCount> fields = new HashMap<>();
    Map<String, Map<String, Count>> terms = new HashMap<>();
    for (GlobalTermStatistics part : all) {
      part.fields.forEach((field, count) -> fields.merge(field, count, FieldCount::plus));
      part.terms.forEach(
          (field, counts) -> {
            Map<String, Count> sums = terms.computeIfAbsent(field, name -> new HashMap<>());
            counts.forEach((term, count) -> sums.merge(term, count, Count::plus));
          });
    }
    return new GlobalTermStatistics(fields, terms);
  }
}
