package io.latebind.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.TransactionVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that the embedded broker keeps its logs in, owned by one process at a time.
 *
 * <p>The lock is Latebind's own, taken before Kafka reads or writes anything. Kafka's own {@code
 * .lock} comes too late: in a combined node the controller opens the metadata log, and votes,
 * before the broker's log manager looks at that lock, so a second process would already have
 * written to the first one's quorum state.
 *
 * <p>The lock file also marks the folder as Latebind's. Without it, a folder that is not empty
 * belongs to another program and is left alone.
 */
final class DataDirectory implements AutoCloseable {
  /** Present in every folder that has ever been a data directory. */
  static final String LOCK_FILE = "latebind-broker.lock";

  private static final String PORT_FILE = "latebind-broker.port";
  private static final String FORMATTED_FILE = "meta.properties";
  private static final String METADATA_LOG = "__cluster_metadata-0";
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

  private final Path path;
  private final boolean temporary;
  private final FileChannel lockChannel;

  private DataDirectory(Path path, boolean temporary, FileChannel lockChannel) {
    this.path = path;
    this.temporary = temporary;
    this.lockChannel = lockChannel;
  }

  /**
   * Locks a folder and formats it when it is new.
   *
   * @param given the folder, created when it does not exist; null for a temporary one, which {@link
   *     #close} deletes
   * @throws BrokerException when the folder is in use, belongs to something else or cannot be
   *     written
   */
  static DataDirectory acquire(@Nullable Path given, int nodeId) {
    try {
      Path path = given == null ? Files.createTempDirectory("latebind-broker-") : create(given);
      DataDirectory directory = new DataDirectory(path, given == null, lock(path));
      try {
        directory.formatWhenNew(nodeId);
        return directory;
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BrokerException(
          "The data directory "
              + (given == null ? "among the temporary files" : given)
              + " cannot be used ("
              + e
              + "). Give a folder that this user can write to.",
          e);
    }
  }

  private static Path create(Path given) throws IOException {
    Path path = given.toAbsolutePath().normalize();
    Files.createDirectories(path);
    if (Files.notExists(path.resolve(LOCK_FILE)) && !isEmpty(path)) {
      throw new BrokerException(
          "The folder "
              + path
              + " holds files that are not an embedded broker's. Give an empty or a new folder; it"
              + " will be kept over restarts.");
    }
    return path;
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> children = Files.list(path)) {
      return children.findAny().isEmpty();
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new BrokerException(
          "The data directory "
              + path
              + " is in use by another embedded broker. Stop that process, or give this one a"
              + " folder of its own.");
    }
    return channel;
  }

  /** The lock lives as long as its channel, and the system drops it when the process dies. */
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  /**
   * Kafka writes {@code meta.properties} last and atomically, so its absence means new or half
   * formatted, and formatting again is right in both cases.
   */
  private void formatWhenNew(int nodeId) throws IOException {
    if (Files.exists(path.resolve(FORMATTED_FILE))) {
      return;
    }
    if (Files.exists(path.resolve(METADATA_LOG))) {
      throw new BrokerException(
          "The data directory "
              + path
              + " has lost its "
              + FORMATTED_FILE
              + " and cannot be read without it. Restore the file, or give another folder.");
    }
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(nodeId)
          .addDirectory(path.toString())
          .setMetadataLogDirectory(path.toString())
          .setControllerListenerName(LoopbackListeners.CONTROLLER)
          .setFeatureLevel(TransactionVersion.FEATURE_NAME, TransactionVersion.TV_2.featureLevel())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The folder could not be formatted", e);
    }
  }

  /**
   * The clients' port of the last run, or 0.
   *
   * <p>A new run prefers it. Transactions that were being committed when the broker was killed are
   * finished by sending markers to the address in the metadata, which is the old one until the
   * broker has registered again; on another port they wait for a request timeout.
   */
  int lastPort() {
    try {
      String text = Files.readString(path.resolve(PORT_FILE)).strip();
      int port = Integer.parseInt(text);
      return port > 0 && port <= 65_535 ? port : 0;
    } catch (IOException | NumberFormatException e) {
      return 0; // new, or lost: only a preference is lost with it
    }
  }

  /** Keeps the clients' port for the next run. */
  void keepPort(int port) {
    try {
      Files.writeString(path.resolve(PORT_FILE), Integer.toString(port));
    } catch (IOException e) {
      throw new BrokerException(
          "The data directory " + path + " cannot be written to (" + e + ").", e);
    }
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /** Releases the folder for the next process, and deletes it when it is a temporary one. */
  @Override
  public void close() {
    try {
      lockChannel.close();
      if (temporary) {
        delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The data directory {} could not be cleaned up: {}", path, e.toString());
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
