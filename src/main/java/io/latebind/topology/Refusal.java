package io.latebind.topology;

/** Says why a record cannot be processed: it becomes a dead letter. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A refusal.
   *
   * @param reason a short name of the cause, the same for all records refused for it
   * @param detail what is wrong with this record and what to do
   */
  Refusal(String reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  String detail() {
    String detail = getMessage();
    return detail == null ? reason : detail;
  }
}
