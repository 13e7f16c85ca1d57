package io.latebind.definition.yaml;

import io.latebind.index.Loader;
import io.latebind.index.Projection;

/** A loader that records whether any answer is still awaited. */
final class AwaitedLoads implements Loader {
  private final Loader loader;
  private boolean any;

  AwaitedLoads(Loader loader) {
    this.loader = loader;
  }

  @Override
  public Answer load(String id, Projection projection) {
    Answer answer = loader.load(id, projection);
    any |= answer instanceof Answer.Awaiting;
    return answer;
  }

  boolean areAny() {
    return any;
  }
}
