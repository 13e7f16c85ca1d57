/**
 * Documents, their ids, their JSON, and the partitions that ids belong to.
 *
 * <p>A {@link io.latebind.document.Document} is an id and a JSON object. {@link
 * io.latebind.document.DocumentIds} says which ids can exist, and {@link
 * io.latebind.document.Partitioning} finds the home partition of an id.
 *
 * <p>{@link io.latebind.document.Json} reads and writes content the same way everywhere. {@code
 * PlainJson}, {@code JsonWriter} and {@code Utf8} are its fast paths, and a {@link
 * io.latebind.document.MalformedJsonException} says why it refuses a document. {@link
 * io.latebind.document.TextEncoding} detects other encodings, {@link
 * io.latebind.document.UnicodeText} unpaired surrogates, and {@link
 * io.latebind.document.DuplicateMembers} repeated names.
 */
@NullMarked
package io.latebind.document;

import org.jspecify.annotations.NullMarked;
