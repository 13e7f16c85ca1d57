/**
 * The three small languages inside definitions: id patterns ({@link
 * io.latebind.definition.path.IdPattern}), paths into documents ({@link
 * io.latebind.definition.path.FieldPath}) and id templates ({@link
 * io.latebind.definition.path.Template}).
 *
 * <p>Each has a parser: {@link io.latebind.definition.path.IdPatternParser}, {@link
 * io.latebind.definition.path.PathParser} and {@link io.latebind.definition.path.TemplateParser}.
 * Paths and templates are first parsed into {@link io.latebind.definition.path.PathText} and {@link
 * io.latebind.definition.path.TemplateText}; then {@link io.latebind.definition.path.NameResolver}
 * decides what the first name of a path means. A {@link io.latebind.definition.path.Scope} holds
 * what paths can read while a document is mapped.
 */
@NullMarked
package io.latebind.definition.path;

import org.jspecify.annotations.NullMarked;
