package io.latebind.soak.load;

import io.latebind.cluster.ParentWatch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of the soak. It ends when this process does, whatever ends this one, because its
 * input ends then ({@link SoakChildMain}).
 */
public final class SoakChild {
  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final Path log;
  private final Path gcLog;

  private SoakChild(Process process, Path log, Path gcLog) {
    this.process = process;
    this.out = process.inputReader();
    this.log = log;
    this.gcLog = gcLog;
  }

  /**
   * Starts a process with a heap that is resident from the beginning, so that whatever its memory
   * grows by is not the heap.
   *
   * @param name of the process and, with the number, of its log files
   */
  static SoakChild start(
      Path folder, String name, int number, int heapMegabytes, String... arguments)
      throws IOException {
    Path log = folder.resolve(name + ".log");
    Path gcLog = folder.resolve("gc-" + name + "-" + number + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms" + heapMegabytes + "m", "-Xmx" + heapMegabytes + "m"));
    command.addAll(List.of("-XX:+AlwaysPreTouch", "-XX:+ExitOnOutOfMemoryError"));
    command.add("-Xlog:gc:file=" + gcLog + ":uptimemillis:filecount=0");
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SoakChildMain.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
            .start();
    return new SoakChild(process, log, gcLog);
  }

  /** Waits for a line that begins with a word, and answers the word behind it. */
  String told(String word) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(word)) {
        return line.substring(word.length()).strip().split(" ", 2)[0];
      }
    }
    throw new IllegalStateException(
        "A process ended before it told where it listens. Look at its log: " + log);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where the collector writes what it freed. */
  public Path gcLog() {
    return gcLog;
  }

  /** Ends the process in good order; false if it had to be killed. */
  boolean stop() throws InterruptedException {
    ParentWatch.stop(process);
    boolean ended = process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      kill();
    }
    return ended;
  }

  /** Ends the process as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Makes the process collect all its garbage, if the JDK has the tool for that. */
  public void collect() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (Files.isExecutable(jcmd) && isAlive()) {
      Process asked =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid()), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!asked.waitFor(30, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
      }
    }
  }
}
