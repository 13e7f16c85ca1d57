package io.latebind.http.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token file, one token per line: a name, its rights ({@code read}, {@code write} or {@code
 * read,write}), and the token, or {@code sha256:} followed by its hash. Empty lines and lines that
 * begin with {@code #} are ignored.
 *
 * <p>On a lookup, the file is checked at most once a second, and read again if it has changed. If
 * it cannot be read then, that is logged, and the previous tokens stay valid.
 */
public final class TokenFile {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  private final Path file;
  private final LongSupplier clockNanos;
  private volatile Content content;

  /** The tokens read, and when the file was last checked. */
  private record Content(List<Token> tokens, @Nullable Object version, long lookedNanos) {}

  private TokenFile(Path file, LongSupplier clockNanos) {
    this.file = file;
    this.clockNanos = clockNanos;
    Object version = version(file);
    this.content = new Content(read(file), version, clockNanos.getAsLong());
  }

  /**
   * Reads a token file.
   *
   * @throws IllegalArgumentException if it cannot be read or has a mistake, with what to do
   */
  public static TokenFile read(Path file, LongSupplier clockNanos) {
    SecretFile.warn(file, "tokens");
    return new TokenFile(file, clockNanos);
  }

  /** The user of a token. */
  Optional<Caller> find(String presented) {
    if (presented.length() < Token.MIN_LENGTH) {
      return Optional.empty();
    }
    byte[] hash = Token.sha256(presented);
    Optional<Caller> found = Optional.empty();
    for (Token token : current()) {
      // Every line is compared, so that the time does not reveal which one matched.
      Optional<Caller> match = token.match(hash);
      found = match.isPresent() ? match : found;
    }
    return found;
  }

  private List<Token> current() {
    long now = clockNanos.getAsLong();
    Content known = content;
    return now - known.lookedNanos() < LOOK_NANOS ? known.tokens() : look(now);
  }

  private synchronized List<Token> look(long now) {
    Content known = content;
    Object version = version(file);
    if (!Objects.equals(version, known.version())) {
      known = new Content(readAgain(known), version, now);
    }
    content = new Content(known.tokens(), known.version(), now);
    return content.tokens();
  }

  private List<Token> readAgain(Content known) {
    try {
      List<Token> tokens = read(file);
      LOG.info("The tokens were read again; there are {}", tokens.size());
      return tokens;
    } catch (IllegalArgumentException e) {
      LOG.error("{} The tokens of before stay", e.getMessage());
      return known.tokens();
    }
  }

  /**
   * A value that changes whenever the content may have changed; null if the file does not exist.
   */
  private static @Nullable Object version(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(is.lastModifiedTime(), is.size(), String.valueOf(is.fileKey()));
    } catch (IOException e) {
      return null;
    }
  }

  private static List<Token> read(Path file) {
    List<Token> tokens = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Token token = token(file, number, line);
      if (!names.add(token.name())) {
        throw mistake(file, number, "repeats the name " + token.name(), null);
      }
      tokens.add(token);
    }
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException(
          "The file of tokens " + file + " has no token in it. " + FORMAT);
    }
    return List.copyOf(tokens);
  }

  private static final String FORMAT =
      "Write a line of a name, its rights, and sha256: with the hash of the token, as in: ada"
          + " read,write sha256:… . Make a token with openssl rand -hex 32, and its hash with"
          + " printf %s TOKEN | sha256sum";

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The file of tokens "
              + file
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + "). Check latebind.http.tokens.file and the rights of the file.",
          e);
    }
  }

  private static Token token(Path file, int number, String line) {
    try {
      return Token.parse(line);
    } catch (IllegalArgumentException e) {
      throw mistake(file, number, String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException mistake(
      Path file, int number, String what, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Line " + number + " of the file of tokens " + file + " " + what + ". " + FORMAT, cause);
  }
}
