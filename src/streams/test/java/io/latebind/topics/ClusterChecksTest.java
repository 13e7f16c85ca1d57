package io.latebind.topics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when there is no cluster, or when the settings for it will not do. */
class ClusterChecksTest {
  @Test
  void exactlyOnceMayBeLeftOutOrSaid() {
    assertThatCode(() -> ClusterChecks.requireExactlyOnce(Map.of())).doesNotThrowAnyException();
    assertThatCode(
            () ->
                ClusterChecks.requireExactlyOnce(Map.of("processing.guarantee", "exactly_once_v2")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"at_least_once", "exactly_once", ""})
  void anythingElseIsRefusedWithTheReason(String guarantee) {
    assertThatThrownBy(
            () -> ClusterChecks.requireExactlyOnce(Map.of("processing.guarantee", guarantee)))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("exactly_once_v2")
        .hasMessageContaining("Take the line out");
  }

  @Test
  void addressThatDoesNotAnswerIsNamed() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String server = "127.0.0.1:" + silent.getLocalPort();
      assertThatThrownBy(
              () ->
                  ClusterChecks.connect(Map.of("bootstrap.servers", server), Duration.ofSeconds(1)))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining(server)
          .hasMessageContaining("--embedded");
    }
  }

  @Test
  void addressThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                ClusterChecks.connect(
                    Map.of("bootstrap.servers", "no-port-here"), Duration.ofSeconds(1)))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("bootstrap.servers")
        .hasMessageContaining("no-port-here");
  }
}
