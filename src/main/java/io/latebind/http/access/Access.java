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
 *   <li>Where no tokens are asked for, a request has to be meant for this machine, by its name or
 *       address. A page of another site can have the name of that site lead here, and would then
 *       ask as if it came from here, without saying where it is from.
 *   <li>Everybody else needs a token where there is a file of them, and none where there is none.
 * </ul>
 */
public final class Access {
  private static final String SCHEME = "bearer ";

  private final boolean encrypted;
  private final @Nullable TokenFile tokens;
  private final Set<String> hosts;
  private final Origins origins;

  /**
   * The rules of a listener.
   *
   * @param encrypted whether it speaks TLS
   * @param tokens null when none are asked for
   * @param hosts what else than loopback this machine is called, as {@link Authority#host()} has it
   * @param origins the sites whose pages are let in
   */
  public Access(boolean encrypted, @Nullable TokenFile tokens, Set<String> hosts, Origins origins) {
    this.encrypted = encrypted;
    this.tokens = tokens;
    this.hosts = Set.copyOf(hosts);
    this.origins = origins;
  }

  /** The rules of a listener that is called nothing else, and lets no pages in. */
  public Access(boolean encrypted, @Nullable TokenFile tokens) {
    this(encrypted, tokens, Set.of(), Origins.NONE);
  }

  /** Loopback, where everybody may do everything. */
  public static Access open() {
    return new Access(false, null);
  }

  /**
   * Who sent a request.
   *
   * @throws io.latebind.http.ProblemException (421) when it is meant for another server
   */
  public Caller identify(Sender sender) {
    if (encrypted && sender.certified()) {
      return new Caller.Instance();
    }
    if (tokens != null) {
      return user(tokens, sender.authorization());
    }
    requireHere(sender.addressed());
    boolean hop = !encrypted && sender.loopback() && sender.hop();
    return hop ? new Caller.Instance() : anybody(sender.origin());
  }

  /** Who names no server at all, as a health check of HTTP/1.0 does, is no browser. */
  private void requireHere(@Nullable Authority addressed) {
    if (addressed == null || addressed.isLoopback() || hosts.contains(addressed.host())) {
      return;
    }
    throw Problem.of(
            421,
            "The request is meant for \""
                + addressed.host()
                + "\", and this is not it. Ask for http://localhost or http://127.0.0.1, start with"
                + " --advertise to give this Latebind another name, or set"
                + " latebind.http.tokens.file: with tokens any name is taken.")
        .asException();
  }

  private Caller anybody(@Nullable String origin) {
    return origin == null || isOfThisMachine(origin) || origins.allows(origin)
        ? Caller.User.ANYBODY
        : Caller.User.ELSEWHERE;
  }

  /** A name that leads here only today is none of this machine. */
  private static boolean isOfThisMachine(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && Authority.parse(host).isLoopback();
    } catch (IllegalArgumentException e) {
      return false;
    }
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
    return known.orElse(
        new Caller.Unknown("This token is not known here, or has fewer than 24 characters.", true));
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
    if (user.equals(Caller.User.ELSEWHERE)) {
      throw Problem.of(
              403,
              "Pages of other sites are not let in. Who runs this Latebind can name the origin of"
                  + " the page in latebind.http.cors.origins.")
          .asException();
    }
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
