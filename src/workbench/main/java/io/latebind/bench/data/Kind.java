package io.latebind.bench.data;

/** What a document is to the others. */
public enum Kind {
  /** It loads targets, and has an entry. */
  REFERRER,
  /** It is loaded by referrers, and may itself lead to a second document. */
  TARGET,
  /** It is loaded behind a target: the second hop. */
  SECOND
}
