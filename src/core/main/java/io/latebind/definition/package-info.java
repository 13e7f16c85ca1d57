/**
 * What users write: index definitions, and the API of indexes in Java.
 *
 * <p>{@link io.latebind.definition.JavaIndex} defines an index by a Java function, {@link
 * io.latebind.definition.IndexProvider} provides such indexes from a jar, and {@link
 * io.latebind.definition.DocumentLoader} loads other documents for the function. {@link
 * io.latebind.definition.yaml.Definitions} reads definitions in YAML.
 *
 * <p>Every definition is an {@link io.latebind.definition.IndexDefinition}. Its {@link
 * io.latebind.definition.IndexSchema} lists its patterns, its {@link
 * io.latebind.definition.LoadDefinition}s and its {@link io.latebind.definition.FieldDefinition}s,
 * each with a {@link io.latebind.definition.type.FieldType}; a {@link
 * io.latebind.definition.Fingerprint} changes with its meaning. {@link
 * io.latebind.definition.IndexNames} and {@link io.latebind.definition.FieldNames} hold the rules
 * for names, and a {@link io.latebind.definition.DefinitionException} reports all errors together.
 */
@NullMarked
package io.latebind.definition;

import org.jspecify.annotations.NullMarked;
