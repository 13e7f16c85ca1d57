package io.latebind.engine;

import io.latebind.document.DocumentIds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers from another loader and remembers what was asked. */
final class RecordingLoader implements Loader {
  private final Loader lookup;
  private final int maxLoads;
  private final Map<String, Projection> references = new LinkedHashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private boolean awaiting;
  private @Nullable String overflow;
  private @Nullable RuntimeException failure;

  RecordingLoader(Loader lookup, int maxLoads) {
    this.lookup = lookup;
    this.maxLoads = maxLoads;
  }

  @Override
  public Answer load(String id, Projection projection) {
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException("no document can be loaded: its id " + problem);
    }
    if (references.size() == maxLoads && !references.containsKey(id)) {
      overflow =
          "it loads more than " + maxLoads + " documents; load fewer, or raise the limit of loads";
      throw new IllegalStateException(overflow);
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

  private Answer lookUp(String id, Projection projection) {
    try {
      return lookup.load(id, projection);
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** Why a document could not be looked up: no fault of the index, and not for it to handle. */
  @Nullable RuntimeException failure() {
    return failure;
  }

  boolean awaiting() {
    return awaiting;
  }

  /** Why the index was refused a load; it does not help to catch the exception. */
  @Nullable String overflow() {
    return overflow;
  }

  Map<String, Projection> references() {
    return Collections.unmodifiableMap(references);
  }

  Set<String> missing() {
    return Collections.unmodifiableSet(missing);
  }
}
