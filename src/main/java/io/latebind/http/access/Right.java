package io.latebind.http.access;

/** What a token lets its holder do. Neither right includes the other. */
public enum Right {
  /** Documents, entries, searches, the state of indexes, metrics. */
  READ,
  /** Writing and deleting documents. */
  WRITE
}
