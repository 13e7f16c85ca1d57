package io.latebind.http.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.document.Json;
import io.latebind.http.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InternalSearchTest {
  private static final String TWICE =
      "{\"index\":\"orders\",\"request\":{\"limit\":1,\"limit\":2}}";

  @Test
  void questionWithAMemberTwiceIsRefusedByItsPlace() {
    Response answer = ask(TWICE, StandardCharsets.UTF_8);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(detail(answer)).contains("request.limit twice");
  }

  @Test
  void questionInAnotherEncodingIsRefusedByItsName() {
    Response answer = ask("{}", StandardCharsets.UTF_16LE);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(detail(answer)).contains("it is UTF-16");
  }

  private static String detail(Response answer) {
    return Json.decodeObject(answer.body()).path("detail").asText();
  }

  private static Response ask(String json, Charset charset) {
    try (FakeCluster cluster = new FakeCluster(1, 1)) {
      return cluster
          .instances
          .getFirst()
          .internal(InternalSearch.HITS_PATH, json.getBytes(charset), true);
    }
  }
}
