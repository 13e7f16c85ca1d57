package io.latebind.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process has used of the machine since it began.
 *
 * @param cpu processor time of all its threads
 * @param peakBytes the most memory it ever had resident; 0 where the system does not tell
 */
public record Usage(Duration cpu, long peakBytes) {
  public static final Usage NONE = new Usage(Duration.ZERO, 0);

  static Usage of(ProcessHandle process) {
    Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
    return new Usage(cpu, peak(Path.of("/proc", Long.toString(process.pid()), "status")));
  }

  private static long peak(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** The processor time since an earlier moment, in seconds; 0 when the process is gone. */
  public double cpuSecondsSince(Usage before) {
    return Math.max(0, cpu.minus(before.cpu).toMillis()) / 1000.0;
  }
}
