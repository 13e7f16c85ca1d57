package io.latebind.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.tests.store.MockDirectoryWrapper;

/**
 * Folders on a machine that may crash: what was not synced is then lost, cut off or garbled. It may
 * also die in the middle of anything that it is asked to do, or run full.
 */
public final class FragileFolders implements IndexFolders {
  /** The machine died. */
  static final class DeadException extends IOException {
    private static final long serialVersionUID = 1L;

    DeadException() {
      super("the machine died");
    }
  }

  private final Random random;
  private final Map<String, MockDirectoryWrapper> folders = new TreeMap<>();

  /** How many steps are left; fewer than 0 for no end. */
  private long fuse = -1;

  private boolean dead;
  private boolean full;

  public FragileFolders(Random random) {
    this.random = random;
  }

  /** Lets the machine die after so many more steps on the disk. */
  public synchronized void dieAfter(long steps) {
    fuse = steps;
  }

  /** Whether the machine died or its disk is full. */
  public synchronized boolean mayFail() {
    return dead || full;
  }

  /** Takes a step on the disk. */
  synchronized void step() throws IOException {
    if (fuse == 0) {
      dead = true;
    }
    if (dead) {
      throw new DeadException();
    }
    fuse--;
  }

  /**
   * The folders there are. They hold their own locks when they take a step, so nobody asks them
   * anything while he holds this one.
   */
  private synchronized Map<String, MockDirectoryWrapper> all() {
    return new TreeMap<>(folders);
  }

  /** Lets no folder grow. */
  public void fill() throws IOException {
    synchronized (this) {
      full = true;
    }
    for (MockDirectoryWrapper folder : all().values()) {
      folder.setMaxSizeInBytes(Math.max(1, folder.sizeInBytes()));
    }
  }

  /** What is found after a crash now. Whatever is still open here can do no harm to it. */
  public FragileFolders crash() throws IOException {
    synchronized (this) {
      dead = false;
      fuse = -1;
    }
    FragileFolders after = new FragileFolders(random);
    for (Map.Entry<String, MockDirectoryWrapper> folder : all().entrySet()) {
      folder.getValue().setMaxSizeInBytes(0);
      folder.getValue().crash();
      copy(folder.getValue().getDelegate(), after.folder(folder.getKey()).getDelegate());
    }
    return after;
  }

  private static void copy(Directory from, Directory to) throws IOException {
    for (String file : from.listAll()) {
      to.copyFrom(from, file, file, IOContext.DEFAULT);
    }
  }

  @Override
  public synchronized List<String> names() throws IOException {
    step();
    return new ArrayList<>(folders.keySet());
  }

  @Override
  public Directory open(String name) throws IOException {
    step();
    return new FilterDirectory(folder(name)) {
      @Override
      public void close() {
        // The folder outlives those who open it.
      }
    };
  }

  private synchronized MockDirectoryWrapper folder(String name) {
    return folders.computeIfAbsent(name, missing -> folder());
  }

  private MockDirectoryWrapper folder() {
    MockDirectoryWrapper folder =
        new MockDirectoryWrapper(
            new Random(random.nextLong()), new ByteBuffersDirectory(NoLockFactory.INSTANCE));
    folder.setUseSlowOpenClosers(false);
    folder.setThrottling(MockDirectoryWrapper.Throttling.NEVER);
    folder.failOn(
        new MockDirectoryWrapper.Failure() {
          @Override
          public void eval(MockDirectoryWrapper directory) throws IOException {
            step();
          }
        });
    return folder;
  }

  @Override
  public synchronized void drop(String name) throws IOException {
    step();
    folders.remove(name);
  }

  @Override
  public synchronized void dropAll() throws IOException {
    step();
    folders.clear();
  }
}
