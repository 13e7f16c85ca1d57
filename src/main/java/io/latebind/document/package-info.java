/**
 * What everything else is about: documents, their ids, and the partitions that ids belong to.
 *
 * <p>A {@link io.latebind.document.Document} is an id and a JSON object. {@link
 * io.latebind.document.DocumentIds} says which ids can exist, {@link io.latebind.document.Json}
 * reads and writes their content the same way everywhere, and {@link
 * io.latebind.document.Partitioning} finds the home partition of an id.
 */
@NullMarked
package io.latebind.document;

import org.jspecify.annotations.NullMarked;
