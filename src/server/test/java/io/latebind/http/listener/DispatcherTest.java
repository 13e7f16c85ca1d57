package io.latebind.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.access.Access;
import io.latebind.http.access.Credentials;
import io.latebind.http.exchange.Endpoint;
import io.latebind.http.exchange.HttpRequest;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Response;
import io.latebind.search.partition.Cancellation;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private final List<String> timed = new ArrayList<>();
  private final Dispatcher dispatcher =
      new Dispatcher(
          List.of(
              Endpoint.write("POST", "/documents/_bulk", request -> named("bulk")),
              Endpoint.write("PUT", "/documents/{id+}", request -> named(request.id())),
              Endpoint.read("GET", "/documents/{id+}", request -> named(request.id())),
              Endpoint.read("GET", "/again", this::again),
              Endpoint.read("GET", "/broken", DispatcherTest::broken),
              Endpoint.health("/health/live", request -> named("live"))),
          Access.open(),
          new Admission(1, 1, 1),
          (route, status, took) -> timed.add(route + " " + status));

  @Test
  void firstLineThatFitsAnswers() {
    assertThat(text(call("POST", "/documents/_bulk"))).isEqualTo("bulk");
    assertThat(text(call("PUT", "/documents/_bulk"))).isEqualTo("_bulk");
    assertThat(text(call("GET", "/documents/a%2Fb//c"))).isEqualTo("a/b//c");
    assertThat(timed)
        .containsExactly(
            "POST /documents/_bulk 200", "PUT /documents/{id+} 200", "GET /documents/{id+} 200");
  }

  @Test
  void unknownPathIsAProblem() {
    ObjectNode problem = problem(call("GET", "/nowhere"), 404);
    assertThat(problem.get("title").asText()).isEqualTo("Not found");
    assertThat(problem.get("detail").asText()).contains("/documents/{id}");
    assertThat(timed).containsExactly("none 404");
  }

  @Test
  void unknownMethodNamesThoseThatWork() {
    Response response = call("PATCH", "/documents/1");
    problem(response, 405);
    assertThat(response.headers()).containsEntry("Allow", "PUT, GET, HEAD");
  }

  @Test
  void idsAreChecked() {
    assertThat(problem(call("PUT", "/documents/"), 400).get("detail").asText()).contains("empty");
    String longId = "x".repeat(1025);
    assertThat(problem(call("PUT", "/documents/" + longId), 400).get("detail").asText())
        .contains("1024");
    assertThat(text(call("PUT", "/documents/" + "%C3%A4".repeat(512)))).hasSize(512);
  }

  @Test
  void questionMarkInAnIdIsNotLost() {
    HttpRequest call = call("GET", "/documents/a", "b");
    assertThat(problem(dispatcher.dispatch(call), 400).get("detail").asText()).contains("%3F");
  }

  @Test
  void tooManyAtOnceAreToldToComeBack() {
    Response inner = call("GET", "/again");
    problem(inner, 429);
    assertThat(inner.headers()).containsEntry("Retry-After", "1");
    assertThat(call("GET", "/documents/1").status()).isEqualTo(200);
  }

  @Test
  void unexpectedFailureHasAnIncidentAndNothingMore() {
    ObjectNode problem = problem(call("GET", "/broken"), 500);
    assertThat(problem.get("incident").asText()).hasSize(36);
    assertThat(problem.toString()).doesNotContain("secret");
  }

  /** Asks again while it is being answered. */
  private Response again(RoutedRequest request) {
    assertThat(call("GET", "/health/live").status()).isEqualTo(200);
    return call("GET", "/documents/1");
  }

  private static Response broken(RoutedRequest request) {
    throw new IllegalStateException("secret");
  }

  private Response call(String method, String path) {
    return dispatcher.dispatch(call(method, path, null));
  }

  private static HttpRequest call(String method, String path, @Nullable String query) {
    return new HttpRequest(
        method,
        path,
        query,
        Credentials.LOCAL,
        false,
        InputStream.nullInputStream(),
        Cancellation::new);
  }

  private static Response named(String name) {
    return Response.json(200, Json.object().put("name", name));
  }

  private static String text(Response response) {
    return Json.decodeObject(response.body()).get("name").asText();
  }

  private static ObjectNode problem(Response response, int status) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.mediaType()).isEqualTo("application/problem+json");
    ObjectNode problem = Json.decodeObject(response.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }
}
