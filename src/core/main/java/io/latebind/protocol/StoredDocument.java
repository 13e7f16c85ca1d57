package io.latebind.protocol;

/**
 * A document as a partition stores it.
 *
 * @param offset of the record on the {@code documents} topic that wrote it
 * @param content the JSON object, as it was produced
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredDocument(long offset, byte[] content) {}
