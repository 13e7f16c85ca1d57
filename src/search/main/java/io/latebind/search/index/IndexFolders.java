package io.latebind.search.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.store.Directory;

/** The named folders in which a store keeps its indexes. */
public interface IndexFolders {
  /** The names of all folders. */
  List<String> names() throws IOException;

  /** Opens a folder, creating it if missing. */
  Directory open(String name) throws IOException;

  /** Deletes a folder: after a crash it is either whole or gone. */
  void drop(String name) throws IOException;

  /** Deletes all folders: after a crash they are either all there or all gone. */
  void dropAll() throws IOException;
}
