package io.latebind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes the sample of images anew. Install the two packages that PROVENANCE.md names into a folder,
 * and run {@code mvn test -Dtest=ImageSampleBuild -Dimages.source=FOLDER}: the file in the sources
 * is written when it would hold anything else.
 */
@EnabledIfSystemProperty(named = "images.source", matches = ".+")
final class ImageSampleBuild {
  private static final Path RESOURCE = Path.of("src/embedded/main/resources/demo/images.ndjson.gz");
  private static final long MAX_BYTES = 1_500_000;

  private final Path modules =
      Path.of(System.getProperty("images.source", "")).resolve("node_modules");

  @Test
  void sampleIsWhatTheSelectionSays() throws IOException {
    // given
    Path set = modules.resolve("emoji-datasource-google");
    JsonNode metadata = Json.decode(Files.readAllBytes(set.resolve("emoji.json")));
    JsonNode names =
        Json.decode(Files.readAllBytes(modules.resolve("unicode-emoji-json/data-by-emoji.json")));

    // when
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (JsonNode each : ImageSelection.of(metadata)) {
      byte[] png = Files.readAllBytes(set.resolve("img/google/64/" + each.get("image").asText()));
      lines.write(Json.encode(line(each, names, png)));
      lines.write('\n');
    }

    // then
    write(lines.toByteArray());
    assertThat(Files.size(RESOURCE)).isLessThan(MAX_BYTES);
  }

  private static ObjectNode line(JsonNode emoji, JsonNode names, byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    String code = emoji.get("unified").asText().toLowerCase(Locale.ROOT);
    String characters = characters(code);
    ObjectNode document = Json.object();
    document.put("name", names.required(characters).get("name").asText());
    document.put("group", emoji.get("category").asText());
    document.put("kind", emoji.get("subcategory").asText());
    document.put("characters", characters);
    document.put("width", image.getWidth()).put("height", image.getHeight());
    document.put("bytes", png.length);
    document.put("embeddingId", "embeddings/" + code);
    document.put("image", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    ObjectNode line = Json.object().put("id", "images/" + code);
    line.set("document", document);
    return line;
  }

  private static String characters(String code) {
    StringBuilder characters = new StringBuilder();
    for (String point : code.split("-", -1)) {
      characters.appendCodePoint(Integer.parseInt(point, 16));
    }
    return characters.toString();
  }

  /** Another zlib packs the same lines differently; the file stays as it is then. */
  private static void write(byte[] lines) throws IOException {
    if (Files.exists(RESOURCE)) {
      try (var in = new GZIPInputStream(Files.newInputStream(RESOURCE))) {
        if (Arrays.equals(in.readAllBytes(), lines)) {
          return;
        }
      }
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(RESOURCE))) {
      out.write(lines);
    }
  }
}
