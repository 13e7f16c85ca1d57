package io.latebind.http.access;

/** What a token allows. Neither right includes the other. */
public enum Right {
  /** Reading documents, entries, the status of indexes and metrics, and searching. */
  READ,
  /** Writing and deleting documents. */
  WRITE
}
