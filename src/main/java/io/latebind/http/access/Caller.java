package io.latebind.http.access;

import java.util.Set;

/** Who sent a request, as far as it could be proved. */
public sealed interface Caller {
  /** Another instance of this Latebind. It may do everything. */
  record Instance() implements Caller {}

  /**
   * Somebody who may do some things.
   *
   * @param name of the token
   */
  record User(String name, Set<Right> rights) implements Caller {
    /** Whoever comes where no tokens are asked for. */
    static final User ANYBODY = new User("anybody", Set.of(Right.READ, Right.WRITE));

    /** A page of another site, which no line of a file of tokens can be named like. */
    static final User ELSEWHERE = new User("of a page from elsewhere", Set.of());

    /** Copies the set. */
    public User {
      rights = Set.copyOf(rights);
    }
  }

  /**
   * Nobody who is known.
   *
   * @param why as a sentence, for the answer
   * @param presented whether there was a token, which is not known
   */
  record Unknown(String why, boolean presented) implements Caller {}
}
