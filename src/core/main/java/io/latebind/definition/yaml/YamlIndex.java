package io.latebind.definition.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.Fingerprint;
import io.latebind.definition.IndexDefinition;
import io.latebind.definition.IndexSchema;
import io.latebind.definition.path.FieldPath;
import io.latebind.definition.path.IdPatterns;
import io.latebind.definition.path.Scope;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Fields;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An index defined in YAML, created by {@link Definitions}. */
public final class YamlIndex implements IndexDefinition {
  private final IdPatterns patterns;
  private final List<LoadPlan> loads;
  private final List<FieldPlan> fields;
  private final Projection reads;
  private final boolean hasStaticLoads;
  private final IndexSchema schema;
  private final String fingerprint;

  /**
   * An index.
   *
   * @param loads each after those that its template reads from
   */
  YamlIndex(String name, IdPatterns patterns, List<LoadPlan> loads, List<FieldPlan> fields) {
    this.patterns = patterns;
    this.loads = List.copyOf(loads);
    this.fields = List.copyOf(fields);
    this.reads = reads(loads, fields);
    this.hasStaticLoads =
        loads.stream()
            .flatMap(load -> load.template().paths())
            .noneMatch(path -> path.root() instanceof FieldPath.Root.Loaded);
    this.schema =
        new IndexSchema(
            name,
            patterns.texts(),
            loads.stream().map(LoadPlan::definition).toList(),
            fields.stream().map(FieldPlan::definition).toList());
    this.fingerprint = Fingerprint.of(schema.describe());
  }

  @Override
  public IndexSchema schema() {
    return schema;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Comments and layout do not matter to it; the order of fields and loads does, because entries
   * list fields and references in that order.
   */
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
    return false;
  }

  @Override
  public Projection reads() {
    return reads;
  }

  @Override
  public boolean hasStaticLoads() {
    return hasStaticLoads;
  }

  /** What the paths that begin at the document itself read. */
  private static Projection reads(List<LoadPlan> loads, List<FieldPlan> fields) {
    Stream<FieldPath> paths =
        Stream.concat(
            loads.stream().flatMap(load -> load.template().paths()),
            fields.stream().map(FieldPlan::path));
    return Projection.of(
        paths
            .filter(path -> path.root() instanceof FieldPath.Root.Self)
            .map(FieldPath::names)
            .toList());
  }

  @Override
  public List<Fields> map(Document document, Loader loader) {
    List<List<ObjectNode>> loaded = new ArrayList<>(loads.size());
    Scope scope = new Scope(patterns.match(document.id()), document.content(), loaded);
    Map<String, String> errors = new LinkedHashMap<>();
    AwaitedLoads awaited = new AwaitedLoads(loader);
    for (LoadPlan load : loads) {
      loaded.add(load.run(scope, awaited, errors));
    }
    if (awaited.areAny()) {
      return List.of(); // Nothing is published until all answers have arrived.
    }
    ObjectNode values = Json.object();
    for (FieldPlan field : fields) {
      field.run(scope, values, errors);
    }
    return List.of(new Fields(values, Collections.unmodifiableMap(errors)));
  }
}
