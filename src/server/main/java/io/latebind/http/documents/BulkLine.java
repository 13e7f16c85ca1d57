package io.latebind.http.documents;

import org.jspecify.annotations.Nullable;

/**
 * One line of a bulk write.
 *
 * @param id the id, validated
 * @param document the JSON object exactly as in the line; null to delete
 */
@SuppressWarnings("ArrayRecordComponent")
record BulkLine(String id, byte @Nullable [] document) {}
