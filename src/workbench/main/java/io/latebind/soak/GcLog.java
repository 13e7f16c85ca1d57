package io.latebind.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the heap held after collections, from the log that the JVM writes. */
final class GcLog {
  private static final Pattern PAUSE =
      Pattern.compile("Pause (Young|Full).* (\\d+)M->(\\d+)M\\(\\d+M\\)");

  private double afterAny = Double.NaN;
  private double afterFull = Double.NaN;

  private GcLog() {}

  static GcLog read(Path file) {
    GcLog log = new GcLog();
    try {
      List<String> lines = Files.readAllLines(file);
      lines.forEach(log::add);
    } catch (IOException e) {
      // There is none before the process has begun.
    }
    return log;
  }

  private void add(String line) {
    Matcher pause = PAUSE.matcher(line);
    if (pause.find()) {
      afterAny = Double.parseDouble(pause.group(3));
      if (pause.group(1).equals("Full")) {
        afterFull = afterAny;
      }
    }
  }

  /** MB after the last collection. */
  double afterAny() {
    return afterAny;
  }

  /** MB after the last full one. */
  double afterFull() {
    return afterFull;
  }
}
