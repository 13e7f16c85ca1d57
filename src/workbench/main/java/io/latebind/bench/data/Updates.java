package io.latebind.bench.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is written next, given what has been. */
public sealed interface Updates {
  /** The writes in their order. */
  List<Write> writes(Versions written, Random random);

  /** The first version of every document of these kinds, in random order. */
  record First(List<Kind> kinds) implements Updates {
    @Override
    public List<Write> writes(Versions written, Random random) {
      List<Write> writes = new ArrayList<>(written.shape().documents());
      for (Kind kind : kinds) {
        for (int i = 0; i < written.shape().count(kind); i++) {
          writes.add(new Write(kind, i, 0, 0));
        }
      }
      Collections.shuffle(writes, random);
      return writes;
    }
  }

  /**
   * The first version of targets that are not there, in random order.
   *
   * @param percent how many of them; the others never come
   */
  record Late(int percent) implements Updates {
    @Override
    public List<Write> writes(Versions written, Random random) {
      List<Write> writes = new ArrayList<>();
      for (int i = 0; i < written.shape().count(Kind.TARGET); i++) {
        if (i % 100 < percent) {
          writes.add(new Write(Kind.TARGET, i, 0, 0));
        }
      }
      Collections.shuffle(writes, random);
      return writes;
    }
  }

  /** The next version of every main referrer, in random order; the reference stays. */
  record Referrers() implements Updates {
    @Override
    public List<Write> writes(Versions written, Random random) {
      List<Write> writes = new ArrayList<>();
      for (int i = 0; i < written.shape().referrers(); i++) {
        writes.add(new Write(Kind.REFERRER, i, written.of(Kind.REFERRER, i) + 1, 0));
      }
      Collections.shuffle(writes, random);
      return writes;
    }
  }

  /** The next versions of every main target, one round after the other. */
  record Targets(int rounds) implements Updates {
    @Override
    public List<Write> writes(Versions written, Random random) {
      List<Write> writes = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        for (int i = 0; i < written.shape().targets(); i++) {
          writes.add(new Write(Kind.TARGET, i, written.of(Kind.TARGET, i) + round, 0));
        }
      }
      return writes;
    }
  }

  /** Every main target, changed only where no index reads, one round after the other. */
  record Noise(int rounds) implements Updates {
    @Override
    public List<Write> writes(Versions written, Random random) {
      List<Write> writes = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        for (int i = 0; i < written.shape().targets(); i++) {
          writes.add(new Write(Kind.TARGET, i, written.of(Kind.TARGET, i), round));
        }
      }
      return writes;
    }
  }

  /** The next version of the target of every probe. */
  record Probes() implements Updates {
    @Override
    public List<Write> writes(Versions written, Random random) {
      Shape shape = written.shape();
      List<Write> writes = new ArrayList<>();
      for (int i = shape.targets(); i < shape.count(Kind.TARGET); i++) {
        writes.add(new Write(Kind.TARGET, i, written.of(Kind.TARGET, i) + 1, 0));
      }
      return writes;
    }
  }

  /** The next version of a referrer or of its own target, by turns, in random order. */
  record Mixed() implements Updates {
    @Override
    public List<Write> writes(Versions written, Random random) {
      List<Write> writes = new ArrayList<>();
      for (int i = 0; i < written.shape().referrers(); i++) {
        Kind kind = i % 2 == 0 ? Kind.REFERRER : Kind.TARGET;
        writes.add(new Write(kind, i, written.of(kind, i) + 1, 0));
      }
      Collections.shuffle(writes, random);
      return writes;
    }
  }
}
