package io.latebind.search;

import org.apache.kafka.streams.query.Query;

/** Asks one partition how far its search has come. */
public record SearchStatusQuery() implements Query<SearchStatus> {}
