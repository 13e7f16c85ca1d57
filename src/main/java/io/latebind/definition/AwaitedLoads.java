package io.latebind.definition;

import io.latebind.engine.Loader;
import io.latebind.engine.Projection;

/** A loader that notes whether an answer is still to come. */
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
