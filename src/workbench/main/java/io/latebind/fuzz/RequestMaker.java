package io.latebind.fuzz;

import io.latebind.fuzz.corpus.BadRequest;
import io.latebind.fuzz.corpus.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes requests from a seed: those of the corpus with damage, and made ones with and without. */
final class RequestMaker {
  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "POST", "POST", "PUT", "PUT", "DELETE", "PATCH", "HEAD", "X");

  private static final List<String> TARGETS =
      List.of(
          "/documents/r/1",
          "/documents/%72%2F1",
          "/documents/a%00b",
          "/documents/_bulk",
          "/documents/",
          "/indexes",
          "/indexes/things",
          "/indexes/things/entries/r/good1",
          "/indexes/things/search",
          "/indexes/things/search",
          "/indexes/things/search",
          "/health/live",
          "/health/ready",
          "/_internal/search/hits",
          "/nothing",
          "/");

  private static final List<String> PARAMETERS =
      List.of(
          "q",
          "filter",
          "sort",
          "limit",
          "offset",
          "cursor",
          "fields",
          "facets",
          "highlight",
          "refresh",
          "timeoutMillis",
          "like",
          "k",
          "vector",
          "candidates",
          "x");

  private static final List<String> VALUES =
      List.of(
          "*:*",
          "v:1",
          "word:a*",
          "body:late",
          "v:[1%20TO%205}",
          "-v:1",
          "_missing:*",
          "(a",
          "%22a%20b%22~2",
          "bindnig~1",
          "*ndi?",
          "v:desc,_id",
          "-1",
          "99999999999",
          "10000",
          "%ff",
          "%00",
          "true",
          "r/good1",
          "look",
          "eyJhIjoxfQ",
          "",
          "a%20AND",
          "%5B%5D",
          "NaN",
          "^^",
          "~");

  private static final List<String> CONDITIONS =
      List.of(
          "match_all",
          "query_string",
          "term",
          "terms",
          "match",
          "match_phrase",
          "prefix",
          "wildcard",
          "range",
          "exists",
          "ids",
          "bool",
          "boost",
          "must",
          "should",
          "filter",
          "must_not",
          "query",
          "by",
          "gte",
          "lt",
          "field",
          "values",
          "k",
          "like",
          "vector",
          "sort");

  private final SplittableRandom random;
  private final Damage damage;
  private final JsonMaker json;
  private final List<BadRequest> corpus = new ArrayList<>();

  RequestMaker(SplittableRandom random) throws IOException {
    this.random = random;
    this.damage = new Damage(random.split());
    this.json = new JsonMaker(random.split());
    for (Case each : Case.read("requests.txt")) {
      BadRequest request = BadRequest.of(each.input());
      if (request.bytes().length < 4_000) {
        corpus.add(request);
      }
    }
  }

  BadRequest next() {
    BadRequest request =
        random.nextInt(4) == 0 ? corpus.get(random.nextInt(corpus.size())) : made();
    return random.nextInt(3) == 0 ? damaged(request) : request;
  }

  private BadRequest damaged(BadRequest request) {
    byte[] bytes = damage.some(request.bytes());
    String method = new String(bytes, 0, Math.min(5, bytes.length), StandardCharsets.ISO_8859_1);
    return new BadRequest(bytes, method.strip().equalsIgnoreCase("HEAD"), false);
  }

  private BadRequest made() {
    String method = some(METHODS);
    String body = method.equals("GET") && random.nextInt(10) > 0 ? "" : body();
    boolean odd = random.nextInt(6) == 0;
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String text =
        method
            + " "
            + some(TARGETS)
            + query()
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + (odd ? oddHeaders(length) : "Content-Length: " + length)
            + "\r\n\r\n"
            + body;
    return new BadRequest(text.getBytes(StandardCharsets.UTF_8), method.equals("HEAD"), !odd);
  }

  private String oddHeaders(int length) {
    String right = "\r\nContent-Length: " + length;
    return switch (random.nextInt(8)) {
      case 0 -> "Transfer-Encoding: chunked";
      case 1 -> "Expect: 100-continue" + right;
      case 2 -> "Content-Type: " + some(VALUES) + right;
      case 3 -> "Connection: close" + right;
      case 4 -> "Authorization: Bearer " + some(VALUES) + right;
      case 5 -> "Accept-Encoding: gzip\r\nRange: bytes=5-1" + right;
      default -> "Content-Length: " + (random.nextInt(2_000) - 10);
    };
  }

  private String query() {
    StringBuilder query = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      query.append(query.isEmpty() ? '?' : '&');
      query.append(some(PARAMETERS)).append('=').append(some(VALUES));
    }
    return query.toString();
  }

  private String body() {
    return switch (random.nextInt(6)) {
      case 0 -> json.thing(200, 50);
      case 1 -> json.object(3);
      case 2 -> "{\"id\":\"r/%d\",\"document\":%s}\n".formatted(random.nextInt(99), json.value(2));
      case 3 -> "";
      default -> condition(5);
    };
  }

  /** Something that looks like a search. */
  private String condition(int depth) {
    StringBuilder condition = new StringBuilder("{");
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      String inside = depth > 0 && random.nextInt(3) > 0 ? condition(depth - 1) : json.value(1);
      String value = random.nextInt(5) == 0 ? "[" + inside + "," + inside + "]" : inside;
      condition.append('"').append(some(CONDITIONS)).append("\":").append(value);
      condition.append(i == 1 ? "" : ",");
    }
    return condition.append('}').toString();
  }

  private String some(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
