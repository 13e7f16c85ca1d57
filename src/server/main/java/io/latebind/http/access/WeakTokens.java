package io.latebind.http.access;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words whose hashes anybody can look up. Such a hash gets into a token file if it is copied from
 * an example, or if a placeholder is hashed instead of the token.
 */
final class WeakTokens {
  private static final List<String> WORDS =
      List.of(
          "",
          "0",
          "1",
          "123",
          "1234",
          "12345",
          "123456",
          "1234567",
          "12345678",
          "123456789",
          "1234567890",
          "abc",
          "abc123",
          "access",
          "ada",
          "admin",
          "administrator",
          "api",
          "apikey",
          "bearer",
          "bob",
          "changeit",
          "changeme",
          "client",
          "default",
          "demo",
          "dev",
          "empty",
          "example",
          "foo",
          "bar",
          "foobar",
          "grafana",
          "guest",
          "hello",
          "importer",
          "kafka",
          "key",
          "latebind",
          "letmein",
          "local",
          "login",
          "master",
          "monitor",
          "mytoken",
          "none",
          "null",
          "pass",
          "password",
          "password1",
          "passw0rd",
          "prod",
          "prometheus",
          "qwerty",
          "read",
          "reader",
          "root",
          "sample",
          "secret",
          "service",
          "staging",
          "string",
          "supersecret",
          "system",
          "test",
          "test123",
          "tester",
          "testing",
          "token",
          "undefined",
          "user",
          "welcome",
          "write",
          "writer",
          "xxx",
          "your-token",
          "$token",
          "your_token_here");

  /** The words by hash, also with the line end that the output of echo has. */
  private static final Map<String, String> BY_HASH =
      WORDS.stream()
          .flatMap(WeakTokens::spellings)
          .distinct()
          .flatMap(word -> Stream.of(word, word + "\n", word + "\r\n"))
          .collect(Collectors.toUnmodifiableMap(WeakTokens::hash, String::strip));

  private WeakTokens() {}

  private static Stream<String> spellings(String word) {
    String capital =
        word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    return Stream.of(word, capital, word.toUpperCase(Locale.ROOT));
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Token.sha256(text));
  }

  /** The word that a hash was made from; empty if it is none of these. */
  static Optional<String> wordOf(byte[] hash) {
    return Optional.ofNullable(BY_HASH.get(HexFormat.of().formatHex(hash)));
  }
}
