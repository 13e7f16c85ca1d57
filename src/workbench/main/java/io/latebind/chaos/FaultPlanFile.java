package io.latebind.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plan as text: what is due when, lane by lane. */
final class FaultPlanFile {
  private FaultPlanFile() {}

  static void write(FaultPlan plan, ChaosOptions options, Path file) {
    List<String> lines = new ArrayList<>();
    lines.add(options.toString());
    for (FaultPlan.Lane lane : plan.lanes()) {
      lines.add("");
      lines.add(lane.name());
      for (FaultPlan.Step step : lane.steps()) {
        lines.add("  %9.3f %s".formatted(step.due().toMillis() / 1e3, step.fault()));
      }
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("the plan cannot be written to " + file, e);
    }
  }
}
