package io.latebind.rowlog;

/** A listener for keys that are added and removed. */
@FunctionalInterface
public interface KeyListener {
  /**
   * A key was added or removed.
   *
   * @param there whether it has a row now
   */
  void changed(byte[] key, boolean there);
}
