package io.latebind.search.query;

import io.latebind.definition.IndexSchema;
import io.latebind.definition.type.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The searchable fields of an index: those of its definition whose type is known, and those that
 * every entry has.
 *
 * @param index the name of the index
 * @param fields the fields of the definition
 */
public record SearchSchema(String index, List<SearchField> fields) {
  /**
   * The fields that every entry has: the ids of its document, of what it loads and of what is
   * missing.
   */
  public static final List<SearchField> COMMON =
      List.of(
          new SearchField("_id", FieldType.KEYWORD, false),
          new SearchField("_references", FieldType.KEYWORD, true),
          new SearchField("_missing", FieldType.KEYWORD, true));

  /** Copies the list. */
  public SearchSchema {
    fields = List.copyOf(fields);
  }

  /** The schema of a defined index. */
  public static SearchSchema of(IndexSchema schema) {
    return new SearchSchema(
        schema.name(),
        schema.fields().stream()
            .map(field -> new SearchField(field.name(), field.type(), field.several()))
            .toList());
  }

  /** A field by its name, whether every entry has it or the definition names it. */
  public Optional<SearchField> field(String name) {
    return Stream.concat(COMMON.stream(), fields.stream())
        .filter(field -> field.name().equals(name))
        .findFirst();
  }
}
