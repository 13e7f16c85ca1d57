package io.latebind.http.access;

import java.util.Set;

/** The sender of a request, as far as it could be authenticated. */
public sealed interface Caller {
  /** Another instance of this Latebind, which may do everything. */
  record Instance() implements Caller {}

  /**
   * A user with some rights.
   *
   * @param name the name of the token
   */
  record User(String name, Set<Right> rights) implements Caller {
    /** Any caller, if tokens are not required. */
    static final User ANYBODY = new User("anybody", Set.of(Right.READ, Right.WRITE));

    /** A page of another site; no line of a token file can have this name. */
    static final User ELSEWHERE = new User("of a page from elsewhere", Set.of());

    /** Copies the set. */
    public User {
      rights = Set.copyOf(rights);
    }
  }

  /**
   * A caller that is not known.
   *
   * @param why the reason as a sentence, for the response
   * @param presented whether the caller presented a token, which is not known
   */
  record Unknown(String why, boolean presented) implements Caller {}
}
