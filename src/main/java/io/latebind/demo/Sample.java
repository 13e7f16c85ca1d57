package io.latebind.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Documents of the demonstration, in an order of their own. */
final class Sample {
  private final Map<String, ObjectNode> documents;

  private Sample(Map<String, ObjectNode> documents) {
    this.documents = documents;
  }

  /** Real messages, their texts, and the people who wrote them. */
  static Sample mail() {
    return read("/demo/mailbox.ndjson.gz");
  }

  /** Emoji, without what describes them. */
  static Sample images() {
    return read("/demo/images.ndjson.gz");
  }

  private static Sample read(String resource) {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    try (InputStream file = Sample.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("the sample " + resource + " is not on the class path");
      }
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode each = Json.decode(line.getBytes(StandardCharsets.UTF_8));
        documents.put(each.get("id").textValue(), (ObjectNode) each.get("document"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The sample " + resource + " cannot be read", e);
    }
    return new Sample(documents);
  }

  /** The documents of this sample and of another. */
  Sample and(Sample other) {
    Map<String, ObjectNode> both = new LinkedHashMap<>(documents);
    both.putAll(other.documents);
    return new Sample(both);
  }

  /** What describes these images: id to {@code {"model","values"}}. */
  Sample embeddings() {
    Map<String, ObjectNode> embeddings = new LinkedHashMap<>();
    documents.values().forEach(image -> embeddings.put(Embedding.id(image), Embedding.of(image)));
    return new Sample(embeddings);
  }

  int size() {
    return documents.size();
  }

  List<String> ids() {
    return new ArrayList<>(documents.keySet());
  }

  @Nullable ObjectNode content(String id) {
    return documents.get(id);
  }

  List<Document> all() {
    return documents.entrySet().stream()
        .map(each -> new Document(each.getKey(), each.getValue()))
        .toList();
  }
}
