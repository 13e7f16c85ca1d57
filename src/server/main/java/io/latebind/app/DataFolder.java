package io.latebind.app;

import io.latebind.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data folder of a node: the broker's data, the stores, and the instance's name, which survives
 * a restart. A temporary folder is deleted with the node.
 */
final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  private final Path folder;
  private final boolean temporary;

  private DataFolder(Path folder, boolean temporary) {
    this.folder = folder;
    this.temporary = temporary;
  }

  static DataFolder open(@Nullable Path kept) {
    try {
      return kept == null
          ? new DataFolder(Files.createTempDirectory("latebind"), true)
          : new DataFolder(Files.createDirectories(kept), false);
    } catch (IOException e) {
      throw new SettingsException(
          "The data folder "
              + kept
              + " cannot be made: "
              + e
              + ". Give another one with --data, or make it writable.",
          e);
    }
  }

  Path broker() {
    return folder.resolve("broker");
  }

  Path state() {
    return folder.resolve("state");
  }

  /**
   * The name of this instance in its group. With it, a restarted instance gets its partitions back
   * at once; without it, the group first waits for the previous member.
   *
   * @return null for a temporary folder, because no later process uses it
   */
  @Nullable String instanceId() {
    if (temporary) {
      return null;
    }
    Path file = folder.resolve("instance-id");
    try {
      if (!Files.exists(file)) {
        Path fresh = Files.writeString(folder.resolve("instance-id.new"), UUID.randomUUID() + "\n");
        Files.move(fresh, file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new SettingsException(
          "The file " + file + " can be neither read nor written: " + e + ". Check its rights.", e);
    }
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("The temporary folder {} was left behind; remove it by hand", folder, e);
    }
  }
}
