package io.latebind.embedded;

import io.latebind.app.Node;
import io.latebind.cli.Shutdown;
import io.latebind.cli.Subcommand;
import io.latebind.demo.Demo;
import io.latebind.demo.Screen;
import io.latebind.settings.Configuration;
import io.latebind.settings.Settings;
import io.latebind.settings.Settings.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code latebind demo}: shows on real mail and images that everything catches up. */
@Command(
    name = "demo",
    description =
        "Starts everything in this process, writes 2,500 real messages and 433 images in random"
            + " order, and reports.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Subcommand {
  @Spec private CommandSpec spec;

  @Option(
      names = "--exit",
      description = "Stop after the report; status 0 only if every entry is right.")
  private boolean exit;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port to listen on; 0 for any that is free. Default: 8080, or any with --exit")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder to keep everything in. Default: a temporary one")
  private @Nullable Path data;

  @Option(
      names = "--writers",
      paramLabel = "N",
      defaultValue = "16",
      description = "Producers that write at the same time. Default: ${DEFAULT-VALUE}")
  private int writers;

  @Option(names = "--seed", paramLabel = "N", description = "The seed of the random order.")
  private @Nullable Long seed;

  private Screen screen() {
    return new Screen(spec.commandLine().getOut(), Ansi.AUTO.enabled());
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    if (writers < 1 || writers > 256) {
      throw new IllegalArgumentException("--writers is " + writers + "; give 1 to 256.");
    }
    // Images are read and never shown, so nothing of a desktop is to be started for them.
    System.setProperty("java.awt.headless", "true");
    int listen = port != null ? port : exit ? 0 : 8080;
    Settings settings =
        new Settings(
            new Cluster.Embedded(0),
            data,
            "127.0.0.1",
            listen,
            null,
            OptionalInt.empty(),
            Configuration.EMPTY);
    long order = seed != null ? seed : System.nanoTime() & 0xFFFFFF;
    Demo demo = new Demo(settings, writers, order, screen());
    try (Node node = demo.start()) {
      Shutdown.closeOnExit(node);
      boolean right = demo.run(node);
      if (right) {
        tellLauncher();
      }
      if (!exit) {
        demo.suggest(node);
        node.awaitEnd();
      }
      return right && !node.failed() ? 0 : 1;
    }
  }

  /**
   * Tells the launcher that the demonstration is complete. The launcher then makes a cache for
   * later starts of what the JVM has done; one that ended early would be no training.
   */
  private static void tellLauncher() {
    @Nullable String training = System.getProperty("latebind.training");
    if (training != null) {
      try {
        Files.createFile(Path.of(training, "done"));
      } catch (IOException e) {
        // Then there is no cache, and later starts take as long as this one.
      }
    }
  }
}
