package io.latebind.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.definition.yaml.Definitions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChaosCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--instances, 0",
    "--instances, 4",
    "--parts, 0",
    "--rate, 0",
    "--stall-max, 0.5",
    "--max-block, 0"
  })
  void numbersThatCannotBeAreRefusedBeforeAnythingStarts(String option, String value) {
    StringWriter errors = new StringWriter();

    int status =
        new CommandLine(new ChaosCommand()).setErr(new PrintWriter(errors)).execute(option, value);

    assertThat(status).isEqualTo(2);
    assertThat(errors.toString()).startsWith(option + " is ");
  }

  @Test
  void definitionsOfTheRunAreWhereTheCommandLooks() {
    Path home = Path.of(System.getProperty("project.basedir", "."));

    assertThat(Definitions.readDirectory(home.resolve(ChaosCommand.DEFINITIONS))).hasSize(1);
  }
}
