package io.latebind.bench.cluster;

import io.latebind.bench.contender.Assignment;
import io.latebind.bench.contender.ContenderProcess;
import io.latebind.bench.data.Redefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A contender's process, which may be ended and started anew. */
public final class RunningContender {
  /** After a kill a group waits for the session of its lost member: 45 s by default. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private Assignment assignment;
  private final List<String> options;
  private final Path log;
  private JavaProcess process;

  private RunningContender(
      Assignment assignment, List<String> options, Path log, JavaProcess process) {
    this.assignment = assignment;
    this.options = options;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts it; it is not at work yet.
   *
   * @param options for the JVM
   */
  public static RunningContender start(Assignment assignment, List<String> options, Path log)
      throws IOException {
    return new RunningContender(assignment, options, log, process(assignment, options, log));
  }

  private static JavaProcess process(Assignment assignment, List<String> options, Path log)
      throws IOException {
    return JavaProcess.start(ContenderProcess.class, options, log, assignment.words());
  }

  /** Waits until it is at work, which may take long where it has much to restore. */
  public void awaitRunning(Duration limit) throws InterruptedException {
    process.await("running", limit);
  }

  public void pause() throws IOException, InterruptedException {
    process.tell("pause");
    process.await("paused", ANSWER);
  }

  public void resume() throws IOException {
    process.tell("resume");
  }

  /** What it has used until now. */
  public Usage usage() {
    return process.usage();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it says of itself; nothing when it has died. */
  public ContenderReport report() throws IOException, InterruptedException {
    if (!isAlive()) {
      return ContenderReport.NONE;
    }
    process.tell("report");
    return ContenderReport.parse(process.awaitEnd(ANSWER));
  }

  /** Kills it; its folder stays. */
  public void kill() throws InterruptedException {
    process.kill();
  }

  /** Ends it in good order and takes its folder away. */
  public void loseState() throws IOException, InterruptedException {
    stop();
    deleteState();
  }

  /** Ends it in good order. */
  public void stop() throws IOException, InterruptedException {
    process.tell("stop");
    process.await("stopped", ANSWER);
    process.terminate();
  }

  /** When it starts again, it does so with another definition. */
  public void redefine(Redefinition redefinition) {
    assignment = assignment.with(redefinition);
  }

  /** Starts it again. */
  public void startAgain() throws IOException {
    process = process(assignment, options, log);
  }

  private void deleteState() throws IOException {
    if (Files.notExists(assignment.state())) {
      return;
    }
    try (Stream<Path> files = Files.walk(assignment.state())) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Ends it, and leaves nothing of its folder. What it writes then is of no interest. */
  public void end() throws IOException, InterruptedException {
    process.terminate();
    deleteState();
  }
}
