package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.path.IdPattern;
import io.latebind.definition.path.IdPatternParser;
import io.latebind.definition.path.IdPatterns;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Document;
import io.latebind.index.Fields;
import io.latebind.index.Loader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * An index whose entries a Java function makes, for what paths cannot express.
 *
 * <pre>{@code
 * JavaIndex.named("orders")
 *     .version("1")
 *     .from("orders/{n}")
 *     .field("total", FieldType.DOUBLE)
 *     .map((document, loader) -> {
 *       ObjectNode fields = Json.object();
 *       fields.set("total", document.content().get("total"));
 *       loader.load(document.content().path("customerId").asText("customers/0"), "name")
 *           .ifPresent(customer -> fields.set("customer", customer.get("name")));
 *       return fields;
 *     });
 * }</pre>
 *
 * <p>The function must be pure: it reads only its two arguments, and returns equal results for
 * equal arguments. It may run on several threads, and it runs again whenever a document that it
 * read has changed. It receives a copy of the document. An exception that it throws becomes a dead
 * letter.
 *
 * <p><strong>A changed function needs a new version.</strong> The fingerprint is made of name,
 * version, patterns and fields; Latebind cannot inspect a function, and rebuilds the index only
 * when the fingerprint changes.
 */
public final class JavaIndex implements IndexDefinition {
  private final IdPatterns patterns;
  private final IndexSchema schema;
  private final String fingerprint;
  private final boolean isMultiEntry;
  private final BiFunction<Document, DocumentLoader, ? extends Collection<ObjectNode>> function;

  private JavaIndex(
      Builder builder,
      boolean isMultiEntry,
      BiFunction<Document, DocumentLoader, ? extends Collection<ObjectNode>> function) {
    this.patterns = new IdPatterns(List.copyOf(builder.patterns));
    this.schema =
        new IndexSchema(
            builder.name, patterns.texts(), List.of(), List.copyOf(builder.fields.values()));
    this.fingerprint =
        Fingerprint.of(
            schema.describe().put("version", builder.version).put("several", isMultiEntry));
    this.isMultiEntry = isMultiEntry;
    this.function = function;
  }

  /**
   * Starts building an index.
   *
   * @param name lower-case letters, digits, {@code -} and {@code _}, beginning with a letter
   * @throws IllegalArgumentException when the name is not valid
   */
  public static Builder named(String name) {
    String problem = IndexNames.problem(name);
    if (problem != null) {
      throw new IllegalArgumentException(problem + ". Hint: " + IndexNames.hint(name));
    }
    return new Builder(name);
  }

  @Override
  public IndexSchema schema() {
    return schema;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public boolean covers(String documentId) {
    return patterns.matches(documentId);
  }

  @Override
  public boolean isMultiEntry() {
    return isMultiEntry;
  }

  @Override
  public List<Fields> map(Document document, Loader loader) {
    Document copy = new Document(document.id(), document.content().deepCopy());
    List<Fields> entries = new ArrayList<>();
    for (ObjectNode made : function.apply(copy, new CopyingLoader(loader))) {
      entries.add(ReturnedFields.check(made, schema));
    }
    return entries;
  }

  /** Builds an index. */
  public static final class Builder {
    private final String name;
    private final List<IdPattern> patterns = new ArrayList<>();
    private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    private String version = "";

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Sets the version of the function. Change it whenever the function may return something
     * different than before.
     */
    public Builder version(String version) {
      this.version = version;
      return this;
    }

    /**
     * Adds a pattern of ids that the index covers, such as {@code orders/{n}}.
     *
     * @throws IllegalArgumentException when the pattern is not valid
     */
    public Builder from(String pattern) {
      try {
        patterns.add(IdPatternParser.parse(pattern));
      } catch (SyntaxException mistake) {
        throw new IllegalArgumentException(
            "The pattern " + Quote.text(pattern) + " is not valid: " + mistake.sentence(), mistake);
      }
      return this;
    }

    /**
     * Declares the type of a field. Its values are then converted as in a YAML definition, and can
     * be searched by that type. A field may hold one value or an array of them.
     *
     * @throws IllegalArgumentException when the name is not valid or already declared
     */
    public Builder field(String field, FieldType type) {
      if (!FieldNames.isGood(field)) {
        throw new IllegalArgumentException(
            Quote.text(field)
                + " is no name for a field. Hint: a name has letters, digits and _ - . @, and"
                + " begins with none of _ and .");
      }
      boolean several = !(type instanceof FieldType.VectorType);
      if (fields.putIfAbsent(field, new FieldDefinition(field, type, null, several)) != null) {
        throw new IllegalArgumentException("The field " + field + " is stated twice");
      }
      return this;
    }

    /**
     * Completes the index with a function that makes one entry from each document.
     *
     * @throws IllegalStateException when no version or no pattern is given
     */
    public JavaIndex map(BiFunction<Document, DocumentLoader, ObjectNode> function) {
      return complete(
          false, (document, loader) -> Collections.singletonList(function.apply(document, loader)));
    }

    /**
     * Completes the index with a function that makes any number of entries from each document.
     *
     * @throws IllegalStateException when no version or no pattern is given
     */
    public JavaIndex flatMap(
        BiFunction<Document, DocumentLoader, ? extends Collection<ObjectNode>> function) {
      return complete(true, function);
    }

    private JavaIndex complete(
        boolean several,
        BiFunction<Document, DocumentLoader, ? extends Collection<ObjectNode>> function) {
      if (version.isBlank()) {
        throw new IllegalStateException(
            "The index " + name + " has no version. Hint: call version(\"1\")");
      }
      if (patterns.isEmpty()) {
        throw new IllegalStateException(
            "The index " + name + " has no pattern. Hint: call from(\"orders/{n}\")");
      }
      return new JavaIndex(this, several, function);
    }
  }
}
