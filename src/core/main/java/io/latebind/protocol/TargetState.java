package io.latebind.protocol;

import io.latebind.index.Projection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of a target: what the local documents of a partition need of a document that at least
 * one of them loads.
 *
 * @param needed the union of what they read of it
 * @param replica the copy of it, when its home is another partition; null when it is at home here
 */
public record TargetState(Projection needed, @Nullable Replica replica) {
  /** A partition's copy of what it needs of a foreign target. */
  public sealed interface Replica {
    /** Asked for, and not answered yet. */
    record Awaiting() implements Replica {}

    /** Answered: the document does not exist. */
    record Missing() implements Replica {}

    /**
     * Answered with content.
     *
     * @param content what is needed of the target, as JSON
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Present(byte[] content) implements Replica {
      @Override
      public boolean equals(Object other) {
        return other instanceof Present that && Arrays.equals(content, that.content);
      }

      @Override
      public int hashCode() {
        return Arrays.hashCode(content);
      }
    }
  }
}
