/**
 * Index definitions: what users write, checked and compiled into an {@link
 * io.latebind.engine.Index}.
 *
 * <p>{@link io.latebind.definition.Definitions} reads YAML, and {@link
 * io.latebind.definition.JavaIndex} takes a function. Both make an {@link
 * io.latebind.definition.IndexDefinition}, whose {@link io.latebind.definition.IndexSchema} says
 * which fields of which {@link io.latebind.definition.FieldType} its entries have.
 *
 * <p>From text to plan, for YAML:
 *
 * <ol>
 *   <li>{@code YamlSource} turns a text into nodes that know their line and column, and refuses
 *       what a definition has no use for (aliases, tags, deep nesting).
 *   <li>{@code DefinitionReader}, {@code LoadsReader} and {@code FieldsReader} check the nodes and
 *       report every mistake to {@code Problems}. The three small languages inside of strings have
 *       a parser each: {@code IdPatternParser}, {@code TemplateParser}, {@code PathParser}.
 *   <li>{@code Names} decides what the first name of a path means, {@code LoadOrder} which load
 *       comes before which.
 *   <li>{@code YamlIndex} runs the plan: {@code LoadPlan}s fill a {@code Scope}, {@code FieldPlan}s
 *       read from it, and {@code Conversion} makes values of a field's type.
 * </ol>
 */
@NullMarked
package io.latebind.definition;

import org.jspecify.annotations.NullMarked;
