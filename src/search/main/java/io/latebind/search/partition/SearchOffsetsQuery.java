package io.latebind.search.partition;

import org.apache.kafka.streams.query.Query;

/** A query for the offsets of one partition only, which is cheap: no entries are counted. */
public record SearchOffsetsQuery() implements Query<SearchOffsets> {}
