package io.latebind.rowlog;

/** Is told which keys there are. */
@FunctionalInterface
public interface KeyListener {
  /**
   * A key has come or gone.
   *
   * @param there whether there is a row under it now
   */
  void changed(byte[] key, boolean there);
}
