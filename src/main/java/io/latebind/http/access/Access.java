package io.latebind.http.access;

import io.latebind.http.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides who a caller is and what they may do.
 *
 * <ul>
 *   <li>With TLS, another instance is who brought a certificate that the trust store vouches for,
 *       and nobody else, whatever the request says.
 *   <li>Without TLS Latebind listens on loopback only. Where no tokens are asked for either, the
 *       header of instances is believed, if it comes from this machine. Where they are, it is not:
 *       it would stand in for a token.
 *   <li>Where no tokens are asked for, a page of another machine that runs in a browser on this one
 *       is not let in. Browsers ask no leave before they send a form, and this would be one.
 *   <li>Everybody else needs a token where there is a file of them, and none where there is none.
 * </ul>
 */
public final class Access {
  private static final String SCHEME = "bearer ";

  private final boolean encrypted;
  private final @Nullable TokenFile tokens;

  /**
   * The rules of a listener.
   *
   * @param encrypted whether it speaks TLS
   * @param tokens null when none are asked for
   */
  public Access(boolean encrypted, @Nullable TokenFile tokens) {
    this.encrypted = encrypted;
    this.tokens = tokens;
  }

  /** Loopback, where everybody may do everything. */
  public static Access open() {
    return new Access(false, null);
  }

  /** Who sent a request. */
  public Caller identify(Sender sender) {
    if (isInstance(sender)) {
      return new Caller.Instance();
    }
    return tokens == null ? anybody(sender.origin()) : user(tokens, sender.authorization());
  }

  private static Caller anybody(@Nullable String origin) {
    return origin == null || isOfThisMachine(origin)
        ? Caller.User.ANYBODY
        : new Caller.User("of a page from elsewhere", Set.of());
  }

  /** A name that leads here only today is none of this machine. */
  private static boolean isOfThisMachine(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && host.matches("localhost|127\\.[0-9.]+|\\[::1]");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isInstance(Sender sender) {
    return encrypted ? sender.certified() : tokens == null && sender.loopback() && sender.hop();
  }

  private static Caller user(TokenFile tokens, List<String> authorization) {
    if (authorization.isEmpty()) {
      return new Caller.Unknown("This needs a token.", false);
    }
    String only = authorization.getFirst();
    if (authorization.size() > 1 || !only.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return new Caller.Unknown("The Authorization header is not one bearer token.", true);
    }
    Optional<Caller> known = tokens.find(only.substring(SCHEME.length()).strip());
    return known.orElse(new Caller.Unknown("This token is not known here.", true));
  }

  /**
   * Goes on if a caller has what is needed.
   *
   * @throws io.latebind.http.ProblemException (401, 403, 404) otherwise
   */
  public static void require(Need need, Caller caller) {
    switch (caller) {
      case Caller.Instance instance -> {}
      case Caller.Unknown unknown when need != Need.NOTHING -> throw unknown(unknown).asException();
      case Caller.Unknown unknown -> {}
      case Caller.User user -> require(need, user);
    }
  }

  private static void require(Need need, Caller.User user) {
    switch (need) {
      case NOTHING, READ_OR_WRITE -> {}
      case READ -> require(Right.READ, user);
      case WRITE -> require(Right.WRITE, user);
      case INSTANCE ->
          throw Problem.of(
                  404,
                  "There is nothing for clients here. Ask for /indexes, or search at"
                      + " /indexes/{name}/search.")
              .asException();
    }
  }

  private static void require(Right right, Caller.User user) {
    if (!user.rights().contains(right)) {
      String word = right.name().toLowerCase(Locale.ROOT);
      throw Problem.of(
              403,
              "The caller \""
                  + user.name()
                  + "\" may not "
                  + word
                  + ". Use a token that has this right.")
          .with("right", word)
          .withHeader(
              "WWW-Authenticate",
              "Bearer realm=\"latebind\", error=\"insufficient_scope\", scope=\"" + word + "\"")
          .asException();
    }
  }

  private static Problem unknown(Caller.Unknown unknown) {
    String error = unknown.presented() ? ", error=\"invalid_token\"" : "";
    return Problem.of(
            401,
            unknown.why()
                + " Send the header Authorization: Bearer and a token; who runs this Latebind has"
                + " them in the file that latebind.http.tokens.file names.")
        .withHeader("WWW-Authenticate", "Bearer realm=\"latebind\"" + error);
  }
}
