package io.latebind.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a run is to be.
 *
 * @param time for which things break
 * @param seed decides the documents, the questions and the faults
 * @param documents to write at least, acknowledged
 * @param orders how many orders change
 * @param instanceKills how many instances are killed
 * @param brokerKills how many brokers are killed
 * @param zombies how many instances are paused for longer than sessions last
 * @param cuts how often each kind of fault happens to a link
 * @param rolls how often everything is restarted in order: instances, brokers, in turn
 * @param folder for logs, data and the report
 */
public record ChaosOptions(
    Duration time,
    long seed,
    int documents,
    int orders,
    int instanceKills,
    int brokerKills,
    int zombies,
    int cuts,
    int rolls,
    Path folder) {}
