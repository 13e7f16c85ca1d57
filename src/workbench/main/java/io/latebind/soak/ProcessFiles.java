package io.latebind.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What Linux tells of a process below {@code /proc}. NaN elsewhere, or when it has ended. */
final class ProcessFiles {
  private final long pid;
  private final Path folder;

  ProcessFiles(long pid) {
    this.pid = pid;
    folder = Path.of("/proc", Long.toString(pid));
  }

  double rssMegabytes() {
    return status("VmRSS:") / 1024;
  }

  /** Of processor time, from the start. */
  double cpuSeconds() {
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().totalCpuDuration())
        .map(used -> used.toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  double threads() {
    return status("Threads:");
  }

  private double status(String name) {
    for (String line : lines("status")) {
      if (line.startsWith(name)) {
        return Double.parseDouble(line.substring(name.length()).strip().split(" ", 2)[0]);
      }
    }
    return Double.NaN;
  }

  double fileHandles() {
    return handles(target -> true);
  }

  /** Files of Lucene that are mapped. */
  double mappedFiles() {
    return mapped(line -> line.contains("/search/"));
  }

  /** Files that were deleted and are still held. */
  double deletedFiles() {
    return handles(target -> target.startsWith("/") && target.endsWith(" (deleted)"))
        + mapped(line -> line.contains("/search/") && line.endsWith(" (deleted)"));
  }

  private double mapped(Predicate<String> counts) {
    List<String> lines = lines("maps");
    return lines.isEmpty() ? Double.NaN : lines.stream().filter(counts).count();
  }

  private double handles(Predicate<String> counts) {
    try (Stream<Path> handles = Files.list(folder.resolve("fd"))) {
      return handles.map(ProcessFiles::target).filter(counts).count();
    } catch (IOException | RuntimeException e) {
      return Double.NaN;
    }
  }

  /** Where a handle leads to; it may be closed while one looks. */
  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private List<String> lines(String name) {
    try {
      return Files.readAllLines(folder.resolve(name));
    } catch (IOException e) {
      return List.of();
    }
  }
}
