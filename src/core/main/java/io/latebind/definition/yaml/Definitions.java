package io.latebind.definition.yaml;

import io.latebind.definition.DefinitionException;
import io.latebind.definition.text.Diagnostic;
import io.latebind.definition.text.Diagnostics;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads index definitions. A file holds one, or several separated by {@code ---}. All errors are
 * reported together, each with file, line and a hint.
 */
public final class Definitions {
  /** The largest size of a file, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<String, String> namesTaken = new HashMap<>();
  private final List<YamlIndex> indexes = new ArrayList<>();

  private Definitions() {}

  /**
   * The indexes that one text defines.
   *
   * @param file its name in messages
   * @throws DefinitionException when there is an error
   */
  public static List<YamlIndex> read(String file, String yaml) {
    return read(file, yaml.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The indexes that the UTF-8 content of one file defines.
   *
   * @param file its name in messages
   * @throws DefinitionException when there is an error
   */
  public static List<YamlIndex> read(String file, byte[] yaml) {
    Definitions definitions = new Definitions();
    definitions.add(file, yaml);
    return definitions.finish();
  }

  /**
   * The indexes that the {@code *.yaml} and {@code *.yml} files of a folder define, in the order of
   * the file names. Other files, hidden files and subfolders are ignored.
   *
   * @throws DefinitionException when there is an error, or no such file
   */
  public static List<YamlIndex> readDirectory(Path directory) {
    Definitions definitions = new Definitions();
    definitions.addAll(directory);
    return definitions.finish();
  }

  private void addAll(Path directory) {
    String name = directory.toString();
    if (!Files.isDirectory(directory)) {
      new Diagnostics(name, problems)
          .at(1, 1, "this is no folder", "name the folder that holds the definitions");
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> files =
          entries
              .filter(Definitions::isDefinition)
              .sorted(Comparator.comparing(Definitions::fileName))
              .toList();
      files.forEach(this::add);
      if (files.isEmpty()) {
        new Diagnostics(name, problems)
            .at(1, 1, "this folder holds no *.yaml or *.yml", "put a definition into it");
      }
    } catch (IOException e) {
      new Diagnostics(name, problems)
          .at(1, 1, "this folder cannot be read: " + e, "look at its permissions");
    }
  }

  private static boolean isDefinition(Path file) {
    String name = fileName(file).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".yaml") || name.endsWith(".yml"))
        && Files.isRegularFile(file);
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void add(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      add(fileName(file), in.readNBytes(MAX_BYTES + 1));
    } catch (IOException e) {
      new Diagnostics(fileName(file), problems)
          .at(1, 1, "this file cannot be read: " + e, "look at its permissions");
    }
  }

  private void add(String file, byte[] yaml) {
    Diagnostics found = new Diagnostics(file, problems);
    if (yaml.length > MAX_BYTES) {
      found.at(1, 1, "this file has more than " + MAX_BYTES + " bytes", "split it");
      return;
    }
    int before = problems.size();
    try {
      List<Node> documents = new YamlSource(Json.decodeUtf8(yaml), found).documents();
      if (problems.size() == before) {
        add(documents, found);
      }
    } catch (MalformedJsonException e) {
      found.at(1, 1, "this file is not UTF-8", "save it as UTF-8 text");
    }
    List<Diagnostic> own = problems.subList(before, problems.size());
    own.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
  }

  private void add(List<Node> documents, Diagnostics found) {
    boolean empty = true;
    for (Node document : documents) {
      if (!YamlMap.isNothing(document)) {
        empty = false;
        YamlIndex index = new DefinitionReader(found, namesTaken).read(document);
        if (index != null) {
          indexes.add(index);
        }
      }
    }
    if (empty) {
      found.at(
          1, 1, "this file holds no definition", "begin with name: orders and from: orders/{n}");
    }
  }

  private List<YamlIndex> finish() {
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    return List.copyOf(indexes);
  }
}
