package io.latebind.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.text.FieldErrors;
import io.latebind.definition.type.Conversion;
import io.latebind.definition.type.DateFormat;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.IsoDates;
import io.latebind.document.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of {@code docs/types.md} are true. */
final class DocumentedTypesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("\\| `(\\w+)` \\| `([^`]+)` \\| (?:`([^`]+)`|left out) \\|");
  private static final Map<String, FieldType> TYPES =
      Map.of(
          "keyword", FieldType.KEYWORD,
          "text", FieldType.TEXT,
          "boolean", FieldType.BOOLEAN,
          "long", FieldType.LONG,
          "double", FieldType.DOUBLE,
          "date", FieldType.DATE);

  record Example(String type, String json, String expected) {}

  private static String document() throws IOException {
    return Files.readString(Path.of(System.getProperty("project.basedir", "."), "docs/types.md"));
  }

  static List<Example> examples() throws IOException {
    return EXAMPLE
        .matcher(document())
        .results()
        .map(row -> new Example(row.group(1), row.group(2), String.valueOf(row.group(3))))
        .toList();
  }

  @Test
  void everyTypeHasExamples() throws IOException {
    assertThat(examples()).extracting(Example::type).containsAll(TYPES.keySet());
    assertThat(examples()).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleBecomesWhatTheTableSays(Example example) {
    FieldType type = TYPES.getOrDefault(example.type(), FieldType.KEYWORD);
    JsonNode value = LoadableDocuments.json("{\"v\":" + example.json() + "}").get("v");

    JsonNode converted = Conversion.convert(type, value, new FieldErrors(false));

    assertThat(
            converted == null ? "null" : new String(Json.encode(converted), StandardCharsets.UTF_8))
        .isEqualTo(example.expected());
  }

  @Test
  void everyFormatAndEveryWayToWriteADayIsRead() throws IOException {
    assertThat(document()).contains(DateFormat.NAMES);
    for (String row : List.of("| days |", "| years, months, weeks |")) {
      String line = document().lines().filter(each -> each.startsWith(row)).findFirst().orElse("");
      List<String> days =
          Pattern.compile("`([^`]+)`").matcher(line).results().map(day -> day.group(1)).toList();
      assertThat(days).hasSizeGreaterThan(3).allMatch(day -> IsoDates.parse(day) != null);
    }
  }
}
