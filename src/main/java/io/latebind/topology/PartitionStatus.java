package io.latebind.topology;

import io.latebind.engine.IndexState;
import java.util.Map;

/**
 * What the owner of a partition knows of it.
 *
 * @param partition the partition
 * @param documentsNext the offset up to which {@code documents} is processed; -1 when not known
 * @param reindexNext the offset up to which {@code reindex} is processed; -1 when not known
 * @param uncommitted whether something is done that is not committed yet
 * @param sweeps open sweeps
 * @param rebuilding whether one of them goes over all documents
 * @param catchingUp whether it has yet to read what was written before it began: until then it says
 *     of no document that there is none
 * @param indexes name to counts
 */
public record PartitionStatus(
    int partition,
    long documentsNext,
    long reindexNext,
    boolean uncommitted,
    int sweeps,
    boolean rebuilding,
    boolean catchingUp,
    Map<String, IndexState> indexes) {}
