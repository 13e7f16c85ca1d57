package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.yaml.Definitions;
import io.latebind.definition.yaml.YamlIndex;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.document.MalformedJsonException;
import io.latebind.index.Fields;
import io.latebind.index.Index;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/** Documents in memory, and what an index makes of them. */
public final class LoadableDocuments implements Loader {
  private final Map<String, ObjectNode> contents = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Set<String> awaited = Set.of();
  private BiFunction<ObjectNode, Projection, ObjectNode> answer = (content, projection) -> content;

  /** Adds a document; single quotes stand for double ones. */
  public LoadableDocuments with(String id, String json) {
    return with(id, json(json));
  }

  public LoadableDocuments with(String id, ObjectNode content) {
    contents.put(id, content);
    return this;
  }

  /** These documents are asked for and not answered yet. */
  public LoadableDocuments awaiting(String... ids) {
    awaited = Set.of(ids);
    return this;
  }

  /** How much of a document an answer holds; the whole of it by default. */
  public LoadableDocuments answering(BiFunction<ObjectNode, Projection, ObjectNode> answer) {
    this.answer = answer;
    return this;
  }

  /** The ids that were asked for, in order. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public Answer load(String id, Projection projection) {
    asked.add(id);
    ObjectNode content = contents.get(id);
    if (awaited.contains(id)) {
      return new Answer.Awaiting();
    }
    return content == null
        ? new Answer.Missing()
        : new Answer.Present(answer.apply(content, projection));
  }

  /** What the index makes of the only entry of a document: its JSON, with the errors in it. */
  public String entry(Index index, String id) {
    return entry(index, document(id));
  }

  /** What the index makes of a document. */
  public List<Fields> map(Index index, String id) {
    return index.map(document(id), this);
  }

  private Document document(String id) {
    return new Document(id, Objects.requireNonNull(contents.get(id), id));
  }

  /** As {@link #entry(Index, String)}, of this much of the document itself. */
  public String entry(Index index, Document document) {
    return text(index.map(document, this).getFirst());
  }

  /** The fields as JSON in single quotes, and {@code _errors} beside them. */
  static String text(Fields fields) {
    ObjectNode entry = fields.values().deepCopy();
    if (!fields.errors().isEmpty()) {
      ObjectNode errors = entry.putObject("_errors");
      fields.errors().forEach(errors::put);
    }
    return new String(Json.encode(entry), StandardCharsets.UTF_8)
        .replace("\\\"", "”")
        .replace('"', '\'');
  }

  /** An object; single quotes stand for double ones. */
  public static ObjectNode json(String text) {
    try {
      return Json.decodeDocument(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJsonException e) {
      throw new AssertionError(text, e);
    }
  }

  /** The index that a definition defines. */
  public static YamlIndex index(String yaml) {
    return Definitions.read("test.yaml", yaml).getFirst();
  }
}
