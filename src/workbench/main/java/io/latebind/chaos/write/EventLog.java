package io.latebind.chaos.write;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What happened and when: in a file, and the more important of it on the screen. */
public final class EventLog implements AutoCloseable {
  private final long begin = System.nanoTime();
  private final PrintWriter file;
  private final PrintStream screen;

  public EventLog(Path path, PrintStream screen) {
    this.screen = screen;
    try {
      file = new PrintWriter(Files.newBufferedWriter(path), true);
    } catch (IOException e) {
      throw new UncheckedIOException("no log can be written at " + path, e);
    }
  }

  /** Seconds since the beginning. */
  public double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Notes something in the file. */
  public synchronized void note(String text) {
    file.println(line(text));
  }

  /** Notes something, and says it on the screen. */
  public synchronized void say(String text) {
    String line = line(text);
    file.println(line);
    screen.println(line);
  }

  private String line(String text) {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS);
    return "%s %8.3f %s".formatted(now, seconds(), text);
  }

  @Override
  public void close() {
    file.close();
  }
}
