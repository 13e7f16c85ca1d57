package io.latebind.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.TransactionVersion;

/** One broker, which is a controller, too, with a folder that outlives its processes. */
final class BrokerMember {
  private BrokerMember() {}

  /**
   * A broker that was never started: its folder is formatted and its settings are written.
   *
   * @return how to start it
   */
  static Member create(Program program, Path folder, int id, String cluster, Properties settings) {
    try {
      Path data = Path.of(settings.getProperty("log.dirs"));
      Files.createDirectories(data);
      format(data, id, cluster);
      Path file = folder.resolve("broker-" + id + ".properties");
      try (Writer out = Files.newBufferedWriter(file)) {
        settings.store(out, "broker " + id);
      }
      Path log = folder.resolve("broker-" + id + ".log");
      return new Member("broker " + id, program.command(List.of(file.toString())), log, data);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of broker " + id + " cannot be made", e);
    }
  }

  private static void format(Path data, int id, String cluster) throws IOException {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(cluster)
          .setNodeId(id)
          .addDirectory(data.toString())
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName("CONTROLLER")
          .setFeatureLevel(TransactionVersion.FEATURE_NAME, TransactionVersion.TV_2.featureLevel())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The folder could not be formatted", e);
    }
  }
}
