package io.latebind.indexer;

import io.latebind.protocol.IndexState;
import java.util.Map;

/**
 * The status of a partition, as its owner knows it.
 *
 * @param partition the partition
 * @param documentsNext the offset up to which {@code documents} is processed; -1 when unknown
 * @param reindexNext the offset up to which {@code reindex} is processed; -1 when unknown
 * @param uncommitted whether some work is not committed yet
 * @param sweeps the number of open sweeps
 * @param rebuilding whether one of them goes over all documents
 * @param catchingUp whether it has yet to read what was written before it started: until then it
 *     reports no document as missing
 * @param indexes the state of each index, by name
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
