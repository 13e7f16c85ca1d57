package io.latebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"", "demo", "serve", "topics", "topics plan", "topics apply"})
  void everyCommandExplainsItself(String command) {
    int status = run((command + " --help").strip().split(" "));

    assertThat(status).isZero();
    assertThat(out.toString()).contains("Usage: latebind").contains("--help");
  }

  @Test
  void servingNeedsToKnowWhereKafkaIs() {
    assertThat(run("serve")).isEqualTo(2);
    assertThat(err.toString()).contains("--embedded").contains("--bootstrap-server");
  }

  @Test
  void servingWithBothBrokersIsRefused() {
    assertThat(run("serve", "--embedded", "--bootstrap-server", "localhost:1")).isEqualTo(2);
  }

  @Test
  void topicsAloneIsAQuestion() {
    assertThat(run("topics")).isEqualTo(2);
    assertThat(err.toString()).contains("plan or apply");
  }

  @Test
  void aMistakeInADefinitionIsShownWithItsPlaceAndNothingStarts() throws IOException {
    Files.writeString(folder.resolve("orders.yaml"), "name: orders\nfrom: orders/{n\nfields: {}\n");

    int status = run("serve", "--embedded", "--indexes", folder.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("orders.yaml:2:").contains("Hint:");
  }

  @Test
  void lessThanExactlyOnceIsRefused() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "name: a\nfrom: a/{n}\nfields: { v: long }\n");
    Path config = folder.resolve("client.properties");
    Files.writeString(config, "processing.guarantee=at_least_once\n");

    int status =
        run("serve", "--embedded", "--indexes", folder.toString(), "--config", config.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("exactly_once_v2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acks=1", "enable.idempotence=false", "max.poll.records=0"})
  void whatKafkaRefusesIsSaidInALine(String line) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "name: a\nfrom: a/{n}\nfields: { v: long }\n");
    Path config = folder.resolve("client.properties");
    Files.writeString(config, line + "\n");

    int status =
        run("serve", "--embedded", "--indexes", folder.toString(), "--config", config.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().strip())
        .startsWith("latebind: " + line.substring(0, line.indexOf('=')) + " is ")
        .doesNotContain("\n");
  }

  @Test
  void beyondLoopbackNothingStartsWithoutTlsAndTokens() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "name: a\nfrom: a/{n}\nfields: { v: long }\n");

    int status = run("serve", "--embedded", "--indexes", folder.toString(), "--listen", "0.0.0.0");

    assertThat(status).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("latebind: The address 0.0.0.0 (--listen) is beyond loopback")
        .contains("latebind.http.tls.keystore.location", "latebind.http.tokens.file")
        .doesNotContain("\tat ");
  }

  private int run(String... arguments) {
    CommandLine command = Latebind.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
