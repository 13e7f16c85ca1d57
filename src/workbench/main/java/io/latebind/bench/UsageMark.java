package io.latebind.bench;

import io.latebind.bench.cluster.ContenderReport;
import io.latebind.bench.cluster.Usage;

/**
 * Where everything stood at a moment, by which a phase is measured.
 *
 * @param application what the contender's process had used
 * @param broker what the broker had used
 * @param report what the contender had said of itself
 * @param records that its topics had
 * @param bytes that they took on the broker's disk
 * @param outputs entries that had come out
 * @param tally what is to be said of them
 */
record UsageMark(
    Usage application,
    Usage broker,
    ContenderReport report,
    long records,
    long bytes,
    long outputs,
    EntryTally tally) {

  /** The beginning of a run: nothing has been said or written. */
  static UsageMark first(Usage application, Usage broker) {
    return new UsageMark(application, broker, ContenderReport.NONE, 0, 0, 0, EntryTally.NONE);
  }

  /**
   * The same for a process that is new: it has used and said nothing.
   *
   * @param brokerNow what the broker has used when it starts
   */
  UsageMark ofNewProcess(Usage brokerNow) {
    return new UsageMark(
        Usage.NONE, brokerNow, ContenderReport.NONE, records, bytes, outputs, tally);
  }
}
