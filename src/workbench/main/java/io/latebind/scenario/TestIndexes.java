package io.latebind.scenario;

import io.latebind.definition.yaml.Definitions;
import io.latebind.index.Index;
import java.nio.file.Path;

/** The indexes that scenarios are about. */
public final class TestIndexes {
  /** The folder with the definitions below. */
  static final Path FOLDER =
      Path.of(System.getProperty("project.basedir", "."))
          .resolve("src/workbench/main/resources/scenario");

  private TestIndexes() {}

  /**
   * Covers {@code r/…}. Takes the name of what {@code ref} names, and the name of what that names
   * as {@code next}.
   */
  public static Index hops() {
    return Definitions.readDirectory(FOLDER).getFirst();
  }

  /**
   * The same index with another definition: it knows only one hop, and calls the name otherwise.
   */
  public static Index hopsRedefined() {
    return Definitions.read(
            "hops.yaml",
            """
            name: hops
            from: r/{n}
            load:
              ref: "{ref}"
            fields:
              v: long
              called: { path: ref.name, type: keyword }
            """)
        .getFirst();
  }

  /** Covers {@code w/…}, loads nothing, and calls its number otherwise in each version. */
  public static Index words(int version) {
    return Definitions.read(
            "words.yaml",
            """
            name: words
            from: w/{n}
            fields:
              v%d: { path: v, type: long }
            """
                .formatted(version))
        .getFirst();
  }
}
