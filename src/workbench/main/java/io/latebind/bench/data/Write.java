package io.latebind.bench.data;

/**
 * A document to write.
 *
 * @param number which of its kind
 * @param version of the fields that indexes read, from 0
 * @param noise version of the fields that no index reads, from 0
 */
public record Write(Kind kind, int number, int version, int noise) {}
