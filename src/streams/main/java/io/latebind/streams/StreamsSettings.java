package io.latebind.streams;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Kafka Streams.
 *
 * @param applicationId the id of the application; instances with the same id share the work
 * @param applicationServer the address at which other instances reach this one, host:port; null
 *     when there is no other
 * @param instanceId the name under which this instance comes back after a restart; null when it
 *     leaves the group when it stops
 * @param stateDir the folder in which stores are kept
 * @param threads the number of processing threads
 * @param commitInterval how long a transaction is open
 */
public record StreamsSettings(
    String applicationId,
    @Nullable String applicationServer,
    @Nullable String instanceId,
    Path stateDir,
    int threads,
    Duration commitInterval) {}
