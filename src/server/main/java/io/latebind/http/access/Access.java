package io.latebind.http.access;

import io.latebind.http.response.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The single place that decides who a caller is and what the caller may do.
 *
 * <ul>
 *   <li>With TLS, a caller is another instance if it presents a certificate that the trust store
 *       trusts, and only then, whatever the request says.
 *   <li>Without TLS, Latebind listens on loopback only. If tokens are not required either, the
 *       header that instances send is trusted if it comes from this machine. If tokens are
 *       required, it is not trusted, because it would replace a token.
 *   <li>If tokens are not required, requests from pages of other machines in a browser on this one
 *       are rejected. Browsers submit forms without a preflight request, and this would be one.
 *   <li>If tokens are not required, a request has to be addressed to this machine, by name or
 *       address. Otherwise a page of another site could have that site's name resolve to this
 *       machine (DNS rebinding), and its requests would seem to come from here, without an origin.
 *   <li>All other callers need a token if there is a token file, and none otherwise.
 * </ul>
 */
public final class Access {
  private static final String SCHEME = "bearer ";

  private final boolean encrypted;
  private final @Nullable TokenFile tokens;
  private final Set<String> hosts;
  private final Origins origins;

  /**
   * The access rules of a listener.
   *
   * @param encrypted whether it uses TLS
   * @param tokens null if tokens are not required
   * @param hosts the names of this machine other than loopback, in the form of {@link
   *     Authority#host()}
   * @param origins the sites whose pages are allowed
   */
  public Access(boolean encrypted, @Nullable TokenFile tokens, Set<String> hosts, Origins origins) {
    this.encrypted = encrypted;
    this.tokens = tokens;
    this.hosts = Set.copyOf(hosts);
    this.origins = origins;
  }

  /** The access rules of a listener without other names and without allowed origins. */
  public Access(boolean encrypted, @Nullable TokenFile tokens) {
    this(encrypted, tokens, Set.of(), Origins.NONE);
  }

  /** The access rules of loopback, where everybody may do everything. */
  public static Access open() {
    return new Access(false, null);
  }

  /**
   * Identifies the caller of a request.
   *
   * @throws io.latebind.http.response.ProblemException (421) if it is addressed to another server
   */
  public Caller identify(Credentials sender) {
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

  /** A request that names no server, such as an HTTP/1.0 health check, is not from a browser. */
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

  /** A name that only happens to resolve to this machine now does not count. */
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
   * Returns if a caller has the required permission.
   *
   * @throws io.latebind.http.response.ProblemException (401, 403, 404) otherwise
   */
  public static void require(Permission need, Caller caller) {
    switch (caller) {
      case Caller.Instance instance -> {}
      case Caller.Unknown unknown when need != Permission.NOTHING ->
          throw unknown(unknown).asException();
      case Caller.Unknown unknown -> {}
      case Caller.User user -> require(need, user);
    }
  }

  private static void require(Permission need, Caller.User user) {
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
