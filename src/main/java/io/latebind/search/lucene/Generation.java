package io.latebind.search.lucene;

/**
 * An open index in its folder.
 *
 * @param number of the generation, from 1; the largest that has a commit counts
 */
record Generation(String name, int number, LuceneIndex index) {
  /** The name of a folder. */
  static String folder(String name, int number) {
    return name + "." + number;
  }

  String folder() {
    return folder(name, number);
  }
}
