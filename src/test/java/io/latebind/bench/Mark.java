package io.latebind.bench;

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
record Mark(
    Usage application,
    Usage broker,
    ContenderReport report,
    long records,
    long bytes,
    long outputs,
    Tally tally) {

  /** The beginning of a run: nothing has been said or written. */
  static Mark first(Usage application, Usage broker) {
    return new Mark(application, broker, ContenderReport.NONE, 0, 0, 0, Tally.NONE);
  }

  /**
   * The same for a process that is new: it has used and said nothing.
   *
   * @param brokerNow what the broker has used when it starts
   */
  Mark ofNewProcess(Usage brokerNow) {
    return new Mark(Usage.NONE, brokerNow, ContenderReport.NONE, records, bytes, outputs, tally);
  }
}
