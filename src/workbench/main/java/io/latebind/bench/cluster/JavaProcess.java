package io.latebind.bench.cluster;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another JVM on the same class path, which is told and tells by lines. */
public final class JavaProcess implements AutoCloseable {
  /** Begins the option with which a JVM writes a cache when it ends, for which it takes a while. */
  public static final String TRAINING = "-XX:AOTCacheOutput=";

  private static final String ENDED = "\u0000ended";

  private final Process process;
  private final Path log;
  private final BufferedWriter in;
  private final Duration patience;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private JavaProcess(Process process, Path log, Duration patience) {
    this.patience = patience;
    this.process = process;
    this.log = log;
    this.in = process.outputWriter();
    Thread.ofPlatform().daemon().name("lines-of-" + process.pid()).start(this::listen);
  }

  /**
   * Starts a class's main method.
   *
   * @param options for the JVM, which may have a class path of their own
   * @param log where its standard error goes
   */
  static JavaProcess start(Class<?> main, List<String> options, Path log, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What the launcher found out about this Java holds for the others, too.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    boolean trains = options.stream().anyMatch(option -> option.startsWith(TRAINING));
    Duration patience = trains ? Duration.ofMinutes(3) : Duration.ofSeconds(20);
    return new JavaProcess(builder.start(), log, patience);
  }

  private void listen() {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
      }
    } catch (IOException e) {
      // It was killed: there is nothing more to read.
    }
    said.add(ENDED);
  }

  /** Says a line to it. */
  void tell(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  /** Waits for the next line that begins with a word, and passes over others. */
  String await(String word, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      @Nullable String line = next(deadline - System.nanoTime());
      if (line == null) {
        throw failure("did not say \"" + word + "\" within " + timeout);
      }
      if (line.equals(ENDED) || line.equals("failed")) {
        throw failure("failed before it said \"" + word + "\"");
      }
      if (line.startsWith(word)) {
        return line;
      }
    }
  }

  /** The lines up to one that says {@code end}. */
  List<String> awaitEnd(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<String> lines = new ArrayList<>();
    while (true) {
      @Nullable String line = next(deadline - System.nanoTime());
      if (line == null || line.equals(ENDED)) {
        throw failure("did not say \"end\" within " + timeout);
      }
      if (line.equals("end")) {
        return lines;
      }
      lines.add(line);
    }
  }

  private @Nullable String next(long nanos) throws InterruptedException {
    return said.poll(nanos, TimeUnit.NANOSECONDS);
  }

  private IllegalStateException failure(String what) {
    return new IllegalStateException(
        "The process " + process.pid() + " " + what + ". It wrote to " + log + ":\n" + tail());
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("its log cannot be read", e);
    }
  }

  /** What it has used of the machine until now. */
  Usage usage() {
    return Usage.of(process.toHandle());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, so that it can write its profile or its cache; kills it when it does not. */
  void terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it: a process that is told nothing any more ends by itself, or is killed. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // It is gone already.
    }
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
