package io.latebind.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all runs came to, and where.
 *
 * @param command as it was given
 * @param machine where it was run
 * @param seed of all data
 * @param outcomes of every round
 */
record Report(String command, Machine machine, long seed, List<Outcome> outcomes) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Writes {@code bench.md} and {@code bench.json} into a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> lines = new ArrayList<>(List.of("`" + command + "`", ""));
    lines.addAll(machine.lines());
    lines.add("");
    lines.addAll(Table.lines(Row.of(outcomes)));
    Files.write(folder.resolve("bench.md"), lines);
    Files.write(folder.resolve("bench.json"), MAPPER.writeValueAsBytes(this));
  }

  /** Whether nothing that came out was wrong, and nothing lost. */
  boolean isRight() {
    return outcomes.stream().allMatch(Outcome::isRight);
  }
}
