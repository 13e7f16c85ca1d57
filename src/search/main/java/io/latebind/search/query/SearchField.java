package io.latebind.search.query;

import io.latebind.definition.type.FieldType;

/**
 * A field that can be searched.
 *
 * @param name its name in entries
 * @param type its type and options
 * @param several whether an entry may hold an array of values
 */
public record SearchField(String name, FieldType type, boolean several) {}
