package io.latebind.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that can be killed, paused and stopped, and ends when this one does. */
final class ChildProcess {
  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /** Starts a command whose output goes behind what is in a log. */
  static ChildProcess start(List<String> command, Path log) {
    try {
      return new ChildProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("a process cannot be started: " + command.getFirst(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop, and kills it when it takes too long. */
  void stop(Duration patience) throws InterruptedException {
    ParentWatch.stop(process);
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  /** Stops it in the middle of everything, and lets it go on after a while. */
  void pause(Duration length) throws InterruptedException {
    pause(List.of(this), length);
  }

  /**
   * The same with several at once. A process of its own does both, so that they go on (and end)
   * even when this one is killed meanwhile.
   */
  static void pause(List<ChildProcess> children, Duration length) throws InterruptedException {
    String script = "kill -STOP \"$@\" && sleep $0; kill -CONT \"$@\"";
    String seconds = "%.3f".formatted(length.toMillis() / 1000.0);
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, seconds));
    children.forEach(each -> command.add(Long.toString(each.process.pid())));
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("no shell can be started to pause a process", e);
    }
  }
}
