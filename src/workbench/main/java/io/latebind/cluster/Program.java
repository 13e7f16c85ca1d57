package io.latebind.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A Java program that is started again and again, and so is to start quickly: with the first
 * compiler only, and with an archive of its loaded classes, which its first orderly end leaves
 * behind.
 *
 * @param main the class to start
 * @param classPath of jars only, as archives of classes want it
 * @param archive the file for loaded classes
 * @param heapMegabytes the largest heap
 */
record Program(Class<?> main, String classPath, Path archive, int heapMegabytes) {
  /** The command that starts it. */
  List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms64m", "-Xmx" + heapMegabytes + "m", "-Xss512k"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive));
    // Another process may be writing the archive just now: half of one crashed a broker.
    command.add("-XX:+VerifySharedSpaces");
    command.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-Xshare:auto"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dlogback.configurationFile=logback.xml"); // The product's, not that of tests.
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp", classPath, main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** The class path of this process, its folders packed into jars below a folder. */
  static String packedClassPath(Path folder) {
    String path = System.getProperty("java.class.path");
    int[] number = {0};
    return Stream.of(path.split(":", -1))
        .filter(element -> !element.isEmpty())
        .map(Path::of)
        .map(element -> Files.isDirectory(element) ? pack(element, folder, number[0]++) : element)
        .filter(Files::exists)
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  private static Path pack(Path classes, Path folder, int number) {
    Path jar = folder.resolve("classes-" + number + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("the classes in " + classes + " cannot be packed", e);
    }
  }
}
