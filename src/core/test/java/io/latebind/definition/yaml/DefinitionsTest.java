package io.latebind.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.definition.DefinitionException;
import io.latebind.definition.LoadableDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DefinitionsTest {
  private static final String REST = "\nfrom: x/{n}\nfields: { a: long }\n";

  @TempDir private Path folder = Path.of("");

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }

  @Test
  void aFolderIsReadInTheOrderOfItsFiles() throws IOException {
    write("b.yml", "name: first" + REST + "---\nname: second" + REST + "---\n");
    write("a.yaml", "name: zero" + REST);
    write("notes.txt", "name: [");
    write(".hidden.yaml", "name: [");
    Files.createDirectory(folder.resolve("inside.yaml"));

    assertThat(Definitions.readDirectory(folder))
        .extracting(YamlIndex::name)
        .containsExactly("zero", "first", "second");
  }

  @Test
  void theProblemsOfAllFilesAreReportedTogether() throws IOException {
    write("a.yaml", "name: orders" + REST);
    write("b.yaml", "nam: orders\nname: orders" + REST);
    write("c.yaml", "name: [");
    write("d.yaml", "");
    Files.write(folder.resolve("e.yaml"), "name: é".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("f.yaml"), new byte[Definitions.MAX_BYTES + 1]);

    assertThatThrownBy(() -> Definitions.readDirectory(folder))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            """
            b.yaml:1:1: unknown key "nam". Hint: did you mean name?
            b.yaml:2:7: another index is called orders already, at a.yaml:1. Hint: choose another \
            name
            c.yaml:1:8: this is not YAML: expected the node content, but found \
            '<stream end>'. Hint: close what is opened here
            d.yaml:1:1: this file holds no definition. Hint: begin with name: orders and from: \
            orders/{n}
            e.yaml:1:1: this file is not UTF-8. Hint: save it as UTF-8 text
            f.yaml:1:1: this file has more than 1048576 bytes. Hint: split it\
            """);
  }

  @Test
  void aFolderWithoutDefinitionsIsAMistake() {
    assertThatThrownBy(() -> Definitions.readDirectory(folder))
        .hasMessageEndingWith("holds no *.yaml or *.yml. Hint: put a definition into it");
    assertThatThrownBy(() -> Definitions.readDirectory(folder.resolve("none")))
        .hasMessageContaining("is no folder");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreFine() {
    String yaml = ("\ufeffname: orders" + REST).replace("\n", "\r\n");

    assertThat(Definitions.read("orders.yaml", yaml)).hasSize(1);
  }

  @Test
  void aCharacterThatYamlCannotHoldIsNamed() {
    assertThatThrownBy(() -> Definitions.read("a.yaml", "name: a\nfrom: x\u0000/{n}\n"))
        .hasMessageStartingWith("a.yaml:2:8: the character U+0000 cannot stand in YAML");
  }

  @Test
  void aBombOfAliasesIsRefusedBeforeItGrows() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> Definitions.read("bomb.yaml", bomb.toString()))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("aliases (*name) are not allowed")
        .hasMessageEndingWith("more");
  }

  @Test
  void largeAndDeepFilesAreAnsweredLikeOthers() {
    for (String text :
        List.of(
            "[".repeat(900_000),
            "{a: ".repeat(200_000),
            "- ".repeat(400_000),
            "fields: {" + "a: keyword, ".repeat(50_000) + "}",
            "x".repeat(1_000_000),
            "\"" + "\\x41".repeat(200_000))) {
      assertThatThrownBy(() -> Definitions.read("large.yaml", text))
          .isInstanceOf(DefinitionException.class);
    }
  }

  @Test
  void aThousandLoadsInARowAreFine() {
    StringBuilder yaml = new StringBuilder("name: chain\nfrom: x/{n}\nload:\n  l0: \"{id}\"\n");
    for (int i = 1; i < 1000; i++) {
      yaml.append("  l%d: \"{l%d.id}\"\n".formatted(i, i - 1));
    }
    yaml.append("fields: { last: { path: l999.name, type: keyword } }\n");

    YamlIndex index = LoadableDocuments.index(yaml.toString());

    assertThat(index.schema().loads()).hasSize(1000);
    assertThat(index.schema().loads().getLast().name()).isEqualTo("l999");
  }
}
