package io.latebind.bench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has been written: the latest version of each document. */
public final class Versions {
  private final Shape shape;
  private final Map<Kind, int[]> latest = new EnumMap<>(Kind.class);

  /** Nothing has been written yet. */
  public Versions(Shape shape) {
    this.shape = shape;
    for (Kind kind : Kind.values()) {
      int[] none = new int[shape.count(kind)];
      Arrays.fill(none, Shown.MISSING);
      latest.put(kind, none);
    }
  }

  /** The data set that this is about. */
  public Shape shape() {
    return shape;
  }

  /** Notes a write. */
  public void apply(Write write) {
    of(write.kind())[write.number()] = write.version();
  }

  /** The latest version of a document; {@link Shown#MISSING} when there is none. */
  public int of(Kind kind, int number) {
    return of(kind)[number];
  }

  private int[] of(Kind kind) {
    int[] versions = latest.get(kind);
    if (versions == null) {
      throw new IllegalStateException("no such kind");
    }
    return versions;
  }

  /** What a referrer's entry shows when everything that was written is in it. */
  public Shown shown(int referrer) {
    List<Integer> targets = new ArrayList<>(shape.references());
    for (int i = 0; i < shape.references(); i++) {
      targets.add(of(Kind.TARGET, shape.target(referrer, i)));
    }
    boolean second = shape.hops() && targets.getFirst() != Shown.MISSING;
    return new Shown(
        of(Kind.REFERRER, referrer),
        targets,
        second ? of(Kind.SECOND, shape.second(shape.target(referrer, 0))) : Shown.MISSING);
  }

  /**
   * Whether every version that an entry shows has been written. Any document may be missing: it was
   * not there before its first version.
   */
  public boolean explains(int referrer, Shown shown) {
    Shown now = shown(referrer);
    boolean targets = true;
    for (int i = 0; i < shape.references(); i++) {
      targets &= shown.targets().get(i) <= now.targets().get(i);
    }
    return shown.own() >= 0
        && shown.own() <= now.own()
        && targets
        && shown.second() <= now.second();
  }
}
