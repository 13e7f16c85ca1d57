package io.latebind.measure.vector;

/** Makes a contender of a kind. */
enum Maker {
  LIST {
    @Override
    VectorContender make(int ids, int dimensions, int writers) {
      return new UnguardedList(ids);
    }
  },
  LOCKED_LIST {
    @Override
    VectorContender make(int ids, int dimensions, int writers) {
      return new GlobalLock(new UnguardedList(ids));
    }
  },
  STORE {
    @Override
    VectorContender make(int ids, int dimensions, int writers) {
      return new LatebindVectors(dimensions, writers);
    }
  },
  LOCKED_STORE {
    @Override
    VectorContender make(int ids, int dimensions, int writers) {
      return new GlobalLock(new LatebindVectors(dimensions, writers));
    }
  };

  /**
   * An empty one.
   *
   * @param ids one more than the largest
   * @param writers how many threads will write
   */
  abstract VectorContender make(int ids, int dimensions, int writers);
}
