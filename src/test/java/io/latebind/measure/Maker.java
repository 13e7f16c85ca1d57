package io.latebind.measure;

/** Makes a contender of a kind. */
enum Maker {
  LIST {
    @Override
    Contender make(int ids, int dimensions, int writers) {
      return new UnguardedList(ids);
    }
  },
  LOCKED_LIST {
    @Override
    Contender make(int ids, int dimensions, int writers) {
      return new GlobalLock(new UnguardedList(ids));
    }
  },
  STORE {
    @Override
    Contender make(int ids, int dimensions, int writers) {
      return new LatebindVectors(dimensions, writers);
    }
  },
  LOCKED_STORE {
    @Override
    Contender make(int ids, int dimensions, int writers) {
      return new GlobalLock(new LatebindVectors(dimensions, writers));
    }
  };

  /**
   * An empty one.
   *
   * @param ids one more than the largest
   * @param writers how many threads will write
   */
  abstract Contender make(int ids, int dimensions, int writers);
}
