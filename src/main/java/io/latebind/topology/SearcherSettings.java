package io.latebind.topology;

import io.latebind.search.SearchLimits;

/**
 * How the searcher is built.
 *
 * @param topics the names of the topics
 * @param partitions the partitions of {@code entries}
 * @param limits what one search may ask
 */
public record SearcherSettings(TopicNames topics, int partitions, SearchLimits limits) {}
