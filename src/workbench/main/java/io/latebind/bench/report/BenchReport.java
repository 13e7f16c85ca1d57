package io.latebind.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.latebind.bench.cluster.Machine;
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
public record BenchReport(String command, Machine machine, long seed, List<RunOutcome> outcomes) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Writes {@code bench.md} and {@code bench.json} into a folder. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> lines = new ArrayList<>(List.of("`" + command + "`", ""));
    lines.addAll(machine.lines());
    lines.add("");
    lines.addAll(Table.lines(TableRow.of(outcomes)));
    Files.write(folder.resolve("bench.md"), lines);
    Files.write(folder.resolve("bench.json"), MAPPER.writeValueAsBytes(this));
  }

  /** Whether nothing that came out was wrong, and nothing lost. */
  public boolean isRight() {
    return outcomes.stream().allMatch(RunOutcome::isRight);
  }
}
