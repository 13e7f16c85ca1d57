package io.latebind.bench.cluster;

import io.latebind.bench.contender.Contender;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * A cache for each contender of what its JVM has loaded and learned (JEP 514 and 515), which its
 * run in the warm-up trains. Such a cache takes a class path of jars.
 */
public final class AotCaches {
  private static final int FIRST_JAVA = 25;

  private final Path folder;
  private final String classPath;

  private AotCaches(Path folder, String classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  /**
   * Packs this process's class path.
   *
   * @param folder for caches and jars
   * @throws IllegalArgumentException when this Java has no such caches
   */
  public static AotCaches in(Path folder) throws IOException {
    check(Runtime.version().feature());
    Files.createDirectories(folder);
    return new AotCaches(folder, packed(System.getProperty("java.class.path"), folder));
  }

  /** Refuses a Java that has no such caches. */
  static void check(int java) {
    if (java < FIRST_JAVA) {
      throw new IllegalArgumentException(
          "--aot needs Java %d or later, and this is Java %d: set JAVA_HOME to a newer JDK."
              .formatted(FIRST_JAVA, java));
    }
  }

  /**
   * A class path with jars in the place of its folders.
   *
   * @param folder for these jars
   */
  static String packed(String classPath, Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (entry.isEmpty()) {
        continue; // to Java it is the working folder, in which there are no classes
      }
      if (Files.isDirectory(Path.of(entry))) {
        Path jar = folder.resolve("classes-" + jars.size() + ".jar");
        pack(entry, jar);
        jars.add(jar.toString());
      } else if (Files.exists(Path.of(entry))) {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  private static void pack(String folder, Path jar) throws IOException {
    ToolProvider tool =
        ToolProvider.findFirst("jar")
            .orElseThrow(
                () -> new IllegalArgumentException("--aot needs a JDK with the jar tool."));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    String[] words = {"--create", "--no-compress", "--file", jar.toString(), "-C", folder, "."};
    if (tool.run(out, out, words) != 0) {
      throw new IOException("The folder " + folder + " cannot be packed: " + said);
    }
  }

  /** Options for the JVM of a contender: it trains its cache when there is none yet. */
  public List<String> options(Contender contender) {
    Path cache = cache(contender);
    return Files.exists(cache)
        // One that does not fit shall be seen, not passed over.
        ? List.of("-cp", classPath, "-XX:AOTCache=" + cache, "-XX:AOTMode=on")
        : List.of("-cp", classPath, JavaProcess.TRAINING + cache, "-Xlog:aot*=off");
  }

  /**
   * Makes sure that a contender that has ended has left a cache.
   *
   * @return its size in bytes
   */
  public long size(Contender contender) throws IOException {
    Path cache = cache(contender);
    if (Files.notExists(cache)) {
      throw new IllegalStateException(
          "The JVM of %s has written no AOT cache %s; contenders.log may say why."
              .formatted(contender.title(), cache));
    }
    return Files.size(cache);
  }

  private Path cache(Contender contender) {
    return folder.resolve(contender.title() + ".aot");
  }
}
