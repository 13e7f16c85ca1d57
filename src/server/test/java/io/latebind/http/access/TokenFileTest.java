package io.latebind.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
  private static final String ADA = "ada-0123456789abcdef0123456789";
  private static final String BOB = "bob-0123456789abcdef0123456789";

  @TempDir private Path folder;
  private final AtomicLong clock = new AtomicLong();

  private static String hash(String token) {
    return "sha256:" + HexFormat.of().formatHex(Token.sha256(token));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("tokens"), text);
  }

  private TokenFile read(String text) throws IOException {
    return TokenFile.read(file(text), clock::get);
  }

  @Test
  void aTokenIsKnownByItselfOrByItsHash() throws IOException {
    TokenFile tokens =
        read("# who\n\nada read,write " + hash(ADA) + "\n  bob \t read   " + BOB + "\n");

    assertThat(tokens.find(ADA)).contains(new Caller.User("ada", Set.of(Right.READ, Right.WRITE)));
    assertThat(tokens.find(BOB)).contains(new Caller.User("bob", Set.of(Right.READ)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "test",
        "TEST",
        "Password",
        "secret",
        "token",
        "changeme",
        "admin",
        "latebind",
        "\n",
        "test\n",
        "123456"
      })
  void theHashOfAWordIsRefused(String word) {
    assertThatThrownBy(() -> read("ada read " + hash(word) + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 1")
        .hasMessageContaining(word.isBlank() ? "nothing at all" : "\"" + word.strip() + "\"")
        .hasMessageContaining("openssl rand -hex 32")
        .hasMessageContaining("sha256sum");
  }

  @Test
  void aShortTokenIsNotKnownWhateverTheFileSays() throws IOException {
    String shortest = "0123456789abcdef01234567";
    String tooShort = shortest.substring(1);
    TokenFile tokens = read("ada read " + hash(tooShort) + "\nbob read " + hash(shortest) + "\n");

    assertThat(tokens.find(tooShort)).isEmpty();
    assertThat(tokens.find(shortest)).isPresent();
  }

  @Test
  void theDocumentedExampleIsNoTokenThatWorks() throws IOException {
    Path page = Path.of(System.getProperty("project.basedir", "."), "docs", "security.md");
    List<String> examples =
        Files.readAllLines(page).stream().filter(line -> line.contains(" sha256:")).toList();

    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      assertThatThrownBy(() -> read(example + "\n")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nothingElseIsKnown() throws IOException {
    TokenFile tokens = read("ada read " + hash(ADA) + "\n");

    for (String other : new String[] {"", "ada", ADA + " ", ADA + "x", BOB, hash(ADA)}) {
      assertThat(tokens.find(other)).as(other).isEmpty();
    }
  }

  @Test
  void aChangedFileIsReadAgainWithinASecond() throws IOException {
    TokenFile tokens = read("ada read " + ADA + "\n");
    rewrite("bob write " + BOB + "\n");

    assertThat(tokens.find(ADA)).isPresent();
    clock.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(tokens.find(ADA)).isEmpty();
    assertThat(tokens.find(BOB)).isPresent();
  }

  @Test
  void aChangeThatCannotBeReadLeavesTheTokensOfBefore() throws IOException {
    TokenFile tokens = read("ada read " + ADA + "\n");
    for (String broken : new String[] {"", "ada", "bob all " + BOB}) {
      rewrite(broken);
      clock.addAndGet(Duration.ofSeconds(2).toNanos());
      assertThat(tokens.find(ADA)).as(broken).isPresent();
    }
    Files.delete(folder.resolve("tokens"));
    clock.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(tokens.find(ADA)).isPresent();
  }

  /** The length differs, and so does the time. */
  private void rewrite(String text) throws IOException {
    FileTime before = Files.getLastModifiedTime(folder.resolve("tokens"));
    FileTime later = FileTime.fromMillis(before.toMillis() + 5_000);
    Files.setLastModifiedTime(file(text), later);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada read | two words",
        "ada read 0123456789abcdef0123456789 more | 4 words",
        "ada all 0123456789abcdef0123456789 | read, write or read,write",
        "ada read, 0123456789abcdef0123456789 | read, write or read,write",
        "ada read short-secret | 24 characters",
        "ada read sha256:12345 | 64 hexadecimal",
        "a/a read 0123456789abcdef0123456789 | name",
        "'' | no token"
      })
  void aMistakeIsNamedWithItsLineAndWithoutTheToken(String line, String what) {
    String text = line.isEmpty() ? "" : "# first\n" + line + "\n";

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.resolve("tokens").toString())
        .hasMessageContaining(line.isEmpty() ? "" : "Line 2")
        .hasMessageContaining(what.replace("two", "2"))
        .hasMessageNotContainingAny("0123456789abcdef", "short-secret", "12345");
  }

  @Test
  void aNameStandsForOneToken() {
    assertThatThrownBy(() -> read("ada read " + ADA + "\nada write " + BOB + "\n"))
        .hasMessageContaining("repeats the name ada");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> TokenFile.read(folder.resolve("none"), clock::get))
        .hasMessageContaining("none")
        .hasMessageContaining("latebind.http.tokens.file");
  }

  @Test
  void secretsThatEverybodyCanReadAreNoticed() throws IOException {
    Path file = file("ada read " + ADA + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(SecretFile.isReadByAll(file)).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(SecretFile.isReadByAll(file)).isTrue();
  }

  @Test
  void nothingShowsAToken() throws IOException {
    Token token = Token.parse("ada read " + ADA);
    assertThat(token.toString()).contains("ada").doesNotContain(ADA).doesNotContain("0123456789");
    assertThat(new Credentials(false, true, false, List.of("Bearer " + ADA), null, null).toString())
        .doesNotContain(ADA);
    assertThat(
            new TlsSettings.Store("PKCS12", folder, new Password(TestAuthority.PASSWORD))
                .toString())
        .doesNotContain(TestAuthority.PASSWORD);
  }
}
