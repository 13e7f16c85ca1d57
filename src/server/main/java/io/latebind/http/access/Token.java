package io.latebind.http.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A line of the token file: the user, the rights, and the SHA-256 of the token. */
final class Token {
  /**
   * The minimum length. A token is random, not a password: a shorter one could be guessed, or
   * looked up by its hash. If the file has only the hash, the length is checked when the token is
   * presented.
   */
  static final int MIN_LENGTH = 24;

  private static final String HASHED = "sha256:";
  private static final int HASH_BYTES = 32;

  private final Caller.User user;
  private final byte[] hash;

  private Token(Caller.User user, byte[] hash) {
    this.user = user;
    this.hash = hash;
  }

  /**
   * Parses a line: name, rights, and the token or its hash.
   *
   * @throws IllegalArgumentException with what is wrong, but never with the line itself
   */
  static Token parse(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("has " + words.length + " words instead of three");
    }
    if (!words[0].matches("[A-Za-z0-9._@-]{1,64}")) {
      throw new IllegalArgumentException(
          "does not begin with a name of up to 64 letters, digits, and . _ @ -");
    }
    return new Token(new Caller.User(words[0], rights(words[1])), hash(words[2]));
  }

  private static Set<Right> rights(String text) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (String word : text.split(",", -1)) {
      switch (word.toLowerCase(Locale.ROOT)) {
        case "read" -> rights.add(Right.READ);
        case "write" -> rights.add(Right.WRITE);
        default ->
            throw new IllegalArgumentException("has other rights than read, write or read,write");
      }
    }
    return rights;
  }

  private static byte[] hash(String text) {
    if (!text.startsWith(HASHED)) {
      if (text.length() < MIN_LENGTH) {
        throw new IllegalArgumentException(
            "has a token of fewer than " + MIN_LENGTH + " characters");
      }
      return sha256(text);
    }
    String digits = text.substring(HASHED.length());
    if (!digits.matches("[0-9a-fA-F]{" + 2 * HASH_BYTES + "}")) {
      throw new IllegalArgumentException(
          "has a hash that is not " + 2 * HASH_BYTES + " hexadecimal digits behind sha256:");
    }
    byte[] hash = HexFormat.of().parseHex(digits);
    Optional<String> word = WeakTokens.wordOf(hash);
    if (word.isPresent()) {
      throw new IllegalArgumentException(
          "has the hash of "
              + (word.get().isEmpty() ? "nothing at all" : "the word \"" + word.get() + "\"")
              + ", which anybody can guess");
    }
    return hash;
  }

  /** The SHA-256 of a text in UTF-8. */
  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
    }
  }

  /** The name of the token. */
  String name() {
    return user.name();
  }

  /**
   * The user, if this is the token presented. The time this takes does not reveal a partial match.
   */
  Optional<Caller> match(byte[] presented) {
    return MessageDigest.isEqual(hash, presented) ? Optional.of(user) : Optional.empty();
  }

  @Override
  public String toString() {
    return "Token[" + user + "]";
  }
}
