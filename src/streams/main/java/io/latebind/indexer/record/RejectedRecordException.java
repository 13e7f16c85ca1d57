package io.latebind.indexer.record;

/** Thrown when a record cannot be processed, with the reason. The record becomes a dead letter. */
public final class RejectedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A rejection.
   *
   * @param reason a short name of the cause, the same for all records rejected for it
   * @param detail what is wrong with this record and what to do
   */
  RejectedRecordException(String reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  String detail() {
    String detail = getMessage();
    return detail == null ? reason : detail;
  }
}
