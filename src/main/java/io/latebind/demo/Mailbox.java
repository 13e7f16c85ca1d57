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

/** The sample's documents: real messages, their texts, and the people who wrote them. */
final class Mailbox {
  private static final String RESOURCE = "/demo/mailbox.ndjson.gz";

  private final Map<String, ObjectNode> documents;

  private Mailbox(Map<String, ObjectNode> documents) {
    this.documents = documents;
  }

  static Mailbox read() {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    try (InputStream file = Mailbox.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException("the sample " + RESOURCE + " is not on the class path");
      }
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode each = Json.decode(line.getBytes(StandardCharsets.UTF_8));
        documents.put(each.get("id").textValue(), (ObjectNode) each.get("document"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The sample " + RESOURCE + " cannot be read", e);
    }
    return new Mailbox(documents);
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
