package io.latebind.http.access;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that a request is addressed to, as a {@code Host} header or an absolute target names
 * it.
 *
 * @param host a name or address in lower case, without a trailing dot; an IPv6 address is in
 *     brackets
 * @param port the port as written; empty if there is none
 */
public record Authority(String host, String port) {
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{0,5}))?");

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** 127.0.0.0/8 in full: shorter forms are addresses to some clients and names to others. */
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(?:\\." + OCTET + "){3}");

  private static final Pattern LOOPBACK_V6 = Pattern.compile("\\[(?:(?:0{1,4}:){7}|::)0{0,3}1]");

  /**
   * Parses an authority.
   *
   * @throws IllegalArgumentException if it is invalid, for example with a user in front of the host
   */
  public static Authority parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("no host, or host:port");
    }
    String host = shape.group(1).toLowerCase(Locale.ROOT);
    boolean rooted = host.length() > 1 && host.endsWith(".");
    String port = shape.group(2);
    return new Authority(
        rooted ? host.substring(0, host.length() - 1) : host, port == null ? "" : port);
  }

  /**
   * The address in a setting, in the form of {@link #host()}. An address that no request can name
   * is returned unchanged.
   */
  public static String hostOf(String address) {
    boolean bare = address.indexOf(':') >= 0 && !address.startsWith("[");
    try {
      return parse(bare ? "[" + address + "]" : address).host();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /** Whether the host is this machine, whatever a name server says. */
  public boolean isLoopback() {
    return host.equals("localhost")
        || LOOPBACK_V4.matcher(host).matches()
        || LOOPBACK_V6.matcher(host).matches();
  }
}
