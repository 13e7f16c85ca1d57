package io.latebind.search;

import io.latebind.definition.FieldType;
import io.latebind.definition.IndexSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of an index's entries can be searched: the fields of its definition whose type is known, and
 * those that every entry has.
 *
 * @param index the name of the index
 * @param fields the fields of the definition
 */
public record SearchSchema(String index, List<SearchField> fields) {
  /** The fields of every entry: its document's id, and what it loads and lacks. */
  public static final List<SearchField> COMMON =
      List.of(
          new SearchField("_id", FieldType.KEYWORD, false),
          new SearchField("_references", FieldType.KEYWORD, true),
          new SearchField("_missing", FieldType.KEYWORD, true));

  /** Copies the list. */
  public SearchSchema {
    fields = List.copyOf(fields);
  }

  /** The schema of an index that is defined. */
  public static SearchSchema of(IndexSchema schema) {
    return new SearchSchema(
        schema.name(),
        schema.fields().stream()
            .map(field -> new SearchField(field.name(), field.type(), field.several()))
            .toList());
  }

  /** A field by its name, whether every entry has it or the definition. */
  public Optional<SearchField> field(String name) {
    return Stream.concat(COMMON.stream(), fields.stream())
        .filter(field -> field.name().equals(name))
        .findFirst();
  }
}
