package io.latebind.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.store.Directory;

/** Where a store keeps its indexes: folders with names. */
interface IndexFolders {
  /** The names of all folders. */
  List<String> names() throws IOException;

  /** Opens a folder, or makes it. */
  Directory open(String name) throws IOException;

  /** Deletes a folder, in one step as seen after a crash. */
  void drop(String name) throws IOException;

  /** Deletes all folders, in one step as seen after a crash. */
  void dropAll() throws IOException;
}
