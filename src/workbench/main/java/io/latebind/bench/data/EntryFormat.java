package io.latebind.bench.data;

/** How a contender writes an entry. What it says is the same. */
public enum EntryFormat {
  /** As Latebind does, with the document's id, its references and the missing ones. */
  LATEBIND,
  /** The fields alone. */
  FIELDS,
  /** The referrer's document as it came: what a topology writes that joins nothing. */
  DOCUMENT
}
