package io.latebind.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SampleDataTest {
  @Test
  void everyImageIsWhatItsDocumentSays() {
    // given
    SampleData images = SampleData.images();

    // when, then
    for (String id : images.ids()) {
      ObjectNode document = Objects.requireNonNull(images.content(id));
      BufferedImage image = Embedding.pixels(document);
      assertThat(image.getWidth()).isEqualTo(document.get("width").intValue()).isEqualTo(64);
      assertThat(image.getHeight()).isEqualTo(document.get("height").intValue()).isEqualTo(64);
      assertThat(id).isEqualTo("images/" + code(document.get("characters").textValue()));
      assertThat(Embedding.id(document)).isEqualTo(id.replace("images/", "embeddings/"));
    }
  }

  private static String code(String characters) {
    return String.join(
        "-",
        characters
            .codePoints()
            .mapToObj(point -> String.format(Locale.ROOT, "%04x", point))
            .toList());
  }

  @Test
  void provenanceCountsWhatIsThere() throws IOException {
    try (InputStream in = SampleDataTest.class.getResourceAsStream("/demo/PROVENANCE.md")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text)
          .contains("%d images".formatted(SampleData.images().size()))
          .contains(String.format(Locale.ROOT, "%,d JSON documents", SampleData.mail().size()));
    }
  }
}
