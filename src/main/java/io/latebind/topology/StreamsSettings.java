package io.latebind.topology;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka Streams runs.
 *
 * @param applicationId the id of the application; instances with the same id share the work
 * @param applicationServer the address at which other instances reach this one, host:port; null
 *     when there is no other
 * @param instanceId the name under which this instance comes back after a restart; null when it
 *     leaves the group with its end
 * @param stateDir where stores are kept
 * @param threads processing threads
 * @param commitInterval how long a transaction is open
 */
public record StreamsSettings(
    String applicationId,
    @Nullable String applicationServer,
    @Nullable String instanceId,
    Path stateDir,
    int threads,
    Duration commitInterval) {}
