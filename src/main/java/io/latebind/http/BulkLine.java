package io.latebind.http;

import org.jspecify.annotations.Nullable;

/**
 * One line of a bulk write.
 *
 * @param id the id, valid
 * @param document the JSON object as it stood in the line, or null to delete
 */
@SuppressWarnings("ArrayRecordComponent")
record BulkLine(String id, byte @Nullable [] document) {}
