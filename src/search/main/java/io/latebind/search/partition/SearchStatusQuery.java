package io.latebind.search.partition;

import org.apache.kafka.streams.query.Query;

/** A query for the progress of the search of one partition. */
public record SearchStatusQuery() implements Query<SearchStatus> {}
