package io.latebind.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A broker or an instance: a name, a folder, and one process after the other. Whoever does
 * something to it holds its lock.
 */
public final class Member {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LAST_LINES = 40;

  private final String name;
  private final List<String> command;
  private final Path log;
  private final Path data;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable ChildProcess process;

  Member(String name, List<String> command, Path log, Path data) {
    this.name = name;
    this.command = command;
    this.log = log;
    this.data = data;
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Its folder. */
  public Path data() {
    return data;
  }

  /** The end of what its processes have said: for the message of a test that fails. */
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }

  /** Held by whoever starts, stops, kills or pauses it. */
  public ReentrantLock lock() {
    return lock;
  }

  /** Whether it has a process. */
  public boolean isAlive() {
    ChildProcess current = process;
    return current != null && current.isAlive();
  }

  /** Starts it. */
  public void start() {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    process = ChildProcess.start(command, log);
  }

  /** Kills it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    ChildProcess current = process;
    if (current != null) {
      current.kill();
    }
  }

  /** Stops it in good order. */
  public void stop() throws InterruptedException {
    ChildProcess current = process;
    if (current != null) {
      current.stop(PATIENCE);
    }
  }

  /** Stops it in the middle of everything, for a while. */
  public void pause(Duration length) throws InterruptedException {
    ChildProcess current = process;
    if (current != null) {
      current.pause(length);
    }
  }

  /** Stops several at once in the middle of everything, for a while. */
  public static void pause(List<Member> members, Duration length) throws InterruptedException {
    List<ChildProcess> running = new ArrayList<>();
    for (Member member : members) {
      ChildProcess current = member.process;
      if (current != null && current.isAlive()) {
        running.add(current);
      }
    }
    if (!running.isEmpty()) {
      ChildProcess.pause(running, length);
    }
  }

  /** Deletes what it has on disk below a name in its folder. It must not be running. */
  public void wipe(String below) {
    Folders.delete(data.resolve(below));
  }
}
