package io.latebind.protocol;

import java.util.Arrays;

/**
 * A cached projection of a document: what the indexes read of it, stored beside their results, so
 * that it can be evaluated again without reading the document.
 *
 * @param projection the fingerprint of what they read; other indexes may read something else
 * @param content the projected content, as JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record CachedProjection(long projection, byte[] content) {
  /** The size of the largest projection that is cached. */
  public static final int MAX_BYTES = 512;

  @Override
  public boolean equals(Object other) {
    return other instanceof CachedProjection that
        && projection == that.projection
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }
}
