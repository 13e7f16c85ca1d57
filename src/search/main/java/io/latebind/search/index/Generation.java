package io.latebind.search.index;

/**
 * One generation of an index, open in its folder.
 *
 * @param number the number of the generation, from 1; the largest one with a commit counts
 */
public record Generation(String name, int number, LuceneIndex index) {
  /** The name of the folder of a generation. */
  static String folder(String name, int number) {
    return name + "." + number;
  }

  String folder() {
    return folder(name, number);
  }
}
