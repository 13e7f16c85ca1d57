package io.latebind.measure.search;

/** What is asked of plain Lucene and of Latebind. All want the ten best hits with their entries. */
sealed interface BenchmarkQuery {
  /** How many hits are wanted. */
  int HITS = 10;

  /** The kinds of questions. */
  enum Kind {
    TERM("one word"),
    AND("two words"),
    PHRASE("phrase of two"),
    FILTER_AND_SORT("keyword and range, sorted by a number"),
    NEAREST("10 nearest of 128 dimensions");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Entries with a word, the best first. */
  record Word(String word) implements BenchmarkQuery {}

  /** Entries with two words, the best first. */
  record BothWords(String first, String second) implements BenchmarkQuery {}

  /** Entries with two words next to each other, the best first. */
  record Phrase(String first, String second) implements BenchmarkQuery {}

  /** Entries of a sender with a total between two, the smallest total first. */
  record Sorted(String from, double low, double high) implements BenchmarkQuery {}

  /** The nearest vectors. */
  @SuppressWarnings("ArrayRecordComponent")
  record Nearest(float[] vector) implements BenchmarkQuery {}
}
