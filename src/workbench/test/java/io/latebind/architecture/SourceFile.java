package io.latebind.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A Java file of the project.
 *
 * @param path relative to the project's folder
 * @param text all of it
 */
record SourceFile(Path path, String text) {
  /** The project's folder, also when the tests run from another one. */
  static final Path PROJECT = Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();

  /** All Java files below a folder of the project. */
  static List<SourceFile> below(String folder) {
    Path root = PROJECT.resolve(folder);
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(SourceFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path file) {
    try {
      return new SourceFile(PROJECT.relativize(file), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return Objects.requireNonNull(path.getParent());
  }

  boolean isPackageDescription() {
    return path.endsWith("package-info.java");
  }

  long lines() {
    return text.lines().count();
  }
}
