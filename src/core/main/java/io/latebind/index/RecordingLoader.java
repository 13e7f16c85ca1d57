package io.latebind.index;

import io.latebind.document.DocumentIds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loader that answers from another one, and records what was loaded. */
final class RecordingLoader implements Loader {
  private final Loader lookup;
  private final int maxLoads;
  private final int maxReferenceBytes;
  private final Map<String, Projection> references = new LinkedHashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private int referenceBytes;
  private boolean awaiting;
  private @Nullable String overflow;
  private @Nullable RuntimeException failure;

  /**
   * A loader for one index.
   *
   * @param maxReferenceBytes how many bytes its references may take
   */
  RecordingLoader(Loader lookup, int maxLoads, int maxReferenceBytes) {
    this.lookup = lookup;
    this.maxLoads = maxLoads;
    this.maxReferenceBytes = maxReferenceBytes;
  }

  @Override
  public Answer load(String id, Projection projection) {
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException("no document can be loaded: its id " + problem);
    }
    if (!references.containsKey(id)) {
      reserve(id);
    }
    references.merge(id, projection, Projection::union);
    Answer answer = lookUp(id, projection);
    switch (answer) {
      case Answer.Awaiting ignored -> awaiting = true;
      case Answer.Missing ignored -> missing.add(id);
      case Answer.Present ignored -> {}
    }
    return answer;
  }

  /** After the first reference without room, nothing new is recorded, even if it would fit. */
  private void reserve(String id) {
    int bytes = referenceBytes + RowLimits.referenceBytes(id);
    overflow = overflow == null ? overflow(bytes) : overflow;
    if (overflow != null) {
      throw new IllegalStateException(overflow);
    }
    referenceBytes = bytes;
  }

  private @Nullable String overflow(int bytes) {
    if (references.size() == maxLoads) {
      return "it loads more than "
          + maxLoads
          + " documents; load fewer, or raise the limit of loads";
    }
    return bytes <= maxReferenceBytes
        ? null
        : "the ids of what it loads have at least "
            + bytes
            + " bytes, and at most "
            + maxReferenceBytes
            + " are left of what all indexes of a document may name; load fewer documents, or"
            + " allow larger messages";
  }

  private Answer lookUp(String id, Projection projection) {
    try {
      return lookup.load(id, projection);
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** Why a lookup failed: not the fault of the index, and not for the index to handle. */
  @Nullable RuntimeException failure() {
    return failure;
  }

  boolean awaiting() {
    return awaiting;
  }

  /** Why the index was refused a load; catching the exception does not help. */
  @Nullable String overflow() {
    return overflow;
  }

  /** How many bytes the references take. */
  int referenceBytes() {
    return referenceBytes;
  }

  Map<String, Projection> references() {
    return Collections.unmodifiableMap(references);
  }

  Set<String> missing() {
    return Collections.unmodifiableSet(missing);
  }
}
