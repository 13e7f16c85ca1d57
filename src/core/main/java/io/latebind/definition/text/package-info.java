/**
 * Errors in definitions, and how they are reported: with line, column and a hint.
 *
 * <p>{@link io.latebind.definition.text.Diagnostics} collects each {@link
 * io.latebind.definition.text.Diagnostic} of a file, a {@link
 * io.latebind.definition.text.SyntaxException} stops a parser at one error, and {@link
 * io.latebind.definition.text.FieldErrors} collects what is wrong with the values of a single
 * document. {@link io.latebind.definition.text.Quote} and {@link
 * io.latebind.definition.text.Suggestion} word the messages.
 */
@NullMarked
package io.latebind.definition.text;

import org.jspecify.annotations.NullMarked;
