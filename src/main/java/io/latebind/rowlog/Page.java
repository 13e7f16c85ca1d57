package io.latebind.rowlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some keys of a walk over all of them.
 *
 * @param keys in the order of their hashes
 * @param next where to go on, which may be kept anywhere for any time; null at the end
 */
@SuppressWarnings("ArrayRecordComponent")
public record Page(List<byte[]> keys, byte @Nullable [] next) {}
