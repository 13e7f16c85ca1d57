package io.latebind.bench;

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
record Usage(Duration cpu, long peakBytes) {
  static final Usage NONE = new Usage(Duration.ZERO, 0);

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

  /** The processor time since an earlier moment, in seconds. */
  double cpuSecondsSince(Usage before) {
    return cpu.minus(before.cpu).toMillis() / 1000.0;
  }
}
