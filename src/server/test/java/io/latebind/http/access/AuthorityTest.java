package io.latebind.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8080",
        "localhost.",
        "localhost.:80",
        "127.0.0.1",
        "127.255.0.9:65535",
        "[::1]",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]",
        "[::0001]"
      })
  void theseAreThisMachine(String text) {
    assertThat(Authority.parse(text).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "xlocalhost",
        "127.0.0.1.",
        "127.1",
        "127.0.0.256",
        "127.0.0.01",
        "2130706433",
        "0x7f.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "[::2]",
        "[::]",
        "[::ffff:10.0.0.1]",
        "1::1"
      })
  void theseAreNot(String text) {
    boolean isLoopback;
    try {
      isLoopback = Authority.parse(text).isLoopback();
    } catch (IllegalArgumentException e) {
      isLoopback = false;
    }
    // An address may end with a dot as a name does, and is the same then.
    assertThat(isLoopback).isEqualTo(text.equals("127.0.0.1."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "localhost:x",
        "localhost:123456",
        "localhost@example.org",
        "user:word@localhost",
        "localhost,example.org",
        "localhost/..",
        "loc%61lhost",
        "[::1",
        "::1",
        "[localhost]",
        "localhost example.org",
        "localhost\\example.org"
      })
  void theseAreNone(String text) {
    assertThatThrownBy(() -> Authority.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Build-7.Example.ORG., build-7.example.org",
    "::1, [::1]",
    "[::1], [::1]",
    "10.0.0.1, 10.0.0.1",
    "fe80::1%eth0, fe80::1%eth0"
  })
  void anAddressOfASettingIsComparedAsARequestNamesIt(String address, String host) {
    assertThat(Authority.hostOf(address)).isEqualTo(host);
  }

  @Test
  void thePortIsKeptAsItWasWritten() {
    assertThat(Authority.parse("a:080")).isEqualTo(new Authority("a", "080"));
    assertThat(Authority.parse("a:")).isEqualTo(new Authority("a", ""));
  }
}
