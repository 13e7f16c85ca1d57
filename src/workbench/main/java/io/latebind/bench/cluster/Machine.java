package io.latebind.bench.cluster;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param date in UTC
 * @param commit of the sources, {@code +} when they were changed; {@code unknown} outside of a
 *     clone
 * @param processors how many there are
 * @param processor what they call themselves
 * @param memoryBytes of the machine
 * @param load processes that wanted a processor in the last minute: what else was going on
 */
public record Machine(
    String date,
    String commit,
    String system,
    String java,
    int processors,
    String processor,
    long memoryBytes,
    double load) {

  /** This one, now. */
  public static Machine here() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        commitName(),
        system.getName() + " " + system.getVersion(),
        System.getProperty("java.vm.version"),
        system.getAvailableProcessors(),
        processorName(),
        system.getTotalMemorySize(),
        system.getSystemLoadAverage());
  }

  private static String processorName() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String commitName() {
    try {
      String name = git("rev-parse", "--short", "HEAD");
      boolean changed = !git("status", "--porcelain").isEmpty();
      return name.isEmpty() ? "unknown" : name + (changed ? "+" : "");
    } catch (IOException | InterruptedException e) {
      return "unknown";
    }
  }

  private static String git(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(words)).toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  /** The same in words. */
  public List<String> lines() {
    return List.of(
        "%s, commit %s, %d × %s, %,d MB, %s, Java %s, load %.1f at the start"
            .formatted(date, commit, processors, processor, memoryBytes >> 20, system, java, load));
  }
}
