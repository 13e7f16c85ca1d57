package io.latebind.demo.data;

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

/** The documents of a sample, in a fixed order. */
public final class SampleData {
  private final Map<String, ObjectNode> documents;

  private SampleData(Map<String, ObjectNode> documents) {
    this.documents = documents;
  }

  /** Real messages, their texts, and the people who wrote them. */
  public static SampleData mail() {
    return read("/demo/mailbox.ndjson.gz");
  }

  /** Emoji, without the documents that describe them. */
  public static SampleData images() {
    return read("/demo/images.ndjson.gz");
  }

  private static SampleData read(String resource) {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    try (InputStream file = SampleData.class.getResourceAsStream(resource)) {
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
    return new SampleData(documents);
  }

  /** The documents of this sample and of another. */
  public SampleData and(SampleData other) {
    Map<String, ObjectNode> both = new LinkedHashMap<>(documents);
    both.putAll(other.documents);
    return new SampleData(both);
  }

  /** The descriptions of these images: id to {@code {"model","values"}}. */
  public SampleData embeddings() {
    Map<String, ObjectNode> embeddings = new LinkedHashMap<>();
    documents.values().forEach(image -> embeddings.put(Embedding.id(image), Embedding.of(image)));
    return new SampleData(embeddings);
  }

  public int size() {
    return documents.size();
  }

  public List<String> ids() {
    return new ArrayList<>(documents.keySet());
  }

  public @Nullable ObjectNode content(String id) {
    return documents.get(id);
  }

  public List<Document> all() {
    return documents.entrySet().stream()
        .map(each -> new Document(each.getKey(), each.getValue()))
        .toList();
  }
}
