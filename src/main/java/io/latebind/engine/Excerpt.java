package io.latebind.engine;

import java.util.Arrays;

/**
 * What the indexes read of a document, kept beside what they made of it, so that it is evaluated
 * again without a look at the document.
 *
 * @param projection the fingerprint of what they read; others may read something else
 * @param content that of the document, as JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record Excerpt(long projection, byte[] content) {
  /** What is larger is not kept twice. */
  public static final int MAX_BYTES = 512;

  @Override
  public boolean equals(Object other) {
    return other instanceof Excerpt that
        && projection == that.projection
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }
}
