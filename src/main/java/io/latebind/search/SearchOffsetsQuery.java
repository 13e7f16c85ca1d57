package io.latebind.search;

import org.apache.kafka.streams.query.Query;

/** Asks one partition for its offsets only, which costs nothing: no entry is counted. */
public record SearchOffsetsQuery() implements Query<SearchOffsets> {}
