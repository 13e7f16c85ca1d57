package io.latebind.simulation.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** A small file with how much was ever run: a name and a number in each line. */
final class RunTally {
  private final Path file;

  RunTally(Path file) {
    this.file = file;
  }

  /** Adds to what is in the file, and returns the sums. */
  Map<String, Long> add(Map<String, Long> numbers) throws IOException {
    Map<String, Long> sums = new TreeMap<>(read());
    numbers.forEach((name, number) -> sums.merge(name, number, Long::sum));
    StringBuilder text = new StringBuilder();
    sums.forEach((name, number) -> text.append(name).append(' ').append(number).append('\n'));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return sums;
  }

  private Map<String, Long> read() throws IOException {
    Map<String, Long> numbers = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int space = line.indexOf(' ');
        numbers.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
      }
    }
    return numbers;
  }
}
