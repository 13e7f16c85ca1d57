/**
 * The types of fields ({@link io.latebind.definition.type.FieldType}), and how a JSON value is
 * converted to one ({@link io.latebind.definition.type.Conversion}).
 *
 * <p>The options of types are an {@link io.latebind.definition.type.Analyzer}, {@link
 * io.latebind.definition.type.DateFormat}s, a {@link io.latebind.definition.type.Similarity} and a
 * {@link io.latebind.definition.type.Quantization}. Dates ({@link
 * io.latebind.definition.type.DateConversion}), numbers, vectors and texts ({@link
 * io.latebind.definition.type.ScalarText}) have conversion rules of their own. A value that does
 * not fit is reported as an error, never guessed at.
 */
@NullMarked
package io.latebind.definition.type;

import org.jspecify.annotations.NullMarked;
