/**
 * What the applications on Kafka Streams share. {@link io.latebind.streams.StreamsProperties}
 * configures Streams and its clients from {@link io.latebind.streams.StreamsSettings} and the
 * user's {@link io.latebind.streams.ClientProperties}. {@link io.latebind.streams.TopicNames} and
 * {@link io.latebind.streams.NodeNames} hold names, {@link io.latebind.streams.MessageSizes} the
 * sizes of records, and {@link io.latebind.streams.FairTimestampExtractor} gives all records the
 * same time. {@link io.latebind.streams.Application} is what health is judged by.
 */
@NullMarked
package io.latebind.streams;

import org.jspecify.annotations.NullMarked;
