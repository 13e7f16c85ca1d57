/**
 * Definitions in YAML, from text to plan. {@link io.latebind.definition.yaml.Definitions} is the
 * entry point.
 *
 * <ol>
 *   <li>{@code YamlSource} parses text into nodes that know their line and column, and refuses what
 *       a definition does not need (aliases, tags, deep nesting). {@code YamlSyntax} words the
 *       parser's errors.
 *   <li>{@code DefinitionReader}, {@code LoadsReader}, {@code FieldsReader} and {@code TypeReader}
 *       check the nodes through {@code YamlMap}, and report every error.
 *   <li>{@code LoadOrder} decides the order of the loads.
 *   <li>{@code YamlIndex} runs the plan: {@code LoadPlan}s fill a scope, and {@code FieldPlan}s
 *       read from it, unless {@code AwaitedLoads} finds that an answer is still awaited.
 * </ol>
 */
@NullMarked
package io.latebind.definition.yaml;

import org.jspecify.annotations.NullMarked;
