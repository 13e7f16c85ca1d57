package io.latebind.searcher;

import io.latebind.search.query.SearchLimits;
import io.latebind.streams.TopicNames;

/**
 * The settings of the searcher.
 *
 * @param topics the names of the topics
 * @param partitions the number of partitions of {@code entries}
 * @param limits the limits of a search
 */
public record SearcherSettings(TopicNames topics, int partitions, SearchLimits limits) {}
