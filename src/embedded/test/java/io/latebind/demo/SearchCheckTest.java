package io.latebind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.latebind.demo.Neighbours.Neighbour;
import io.latebind.demo.data.SampleData;
import io.latebind.document.Json;
import io.latebind.index.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The check of searches, with answers that are right and others that are not. */
final class SearchCheckTest {
  private static final Pattern LIKE = Pattern.compile("like=([^&]+)&k=10");
  private static final Pattern GROUP = Pattern.compile("limit=1&q=group:\"([^\"]+)\"");

  private static final SampleData IMAGES = SampleData.images();
  private static final SampleData EMBEDDINGS = IMAGES.embeddings();
  private static final Neighbours NEIGHBOURS = new Neighbours(IMAGES, EMBEDDINGS);
  private static final ExpectedEntries TRUTH =
      new ExpectedEntries(IMAGES.and(EMBEDDINGS), Demo.indexes(), Limits.DEFAULT);

  private static List<String> nearest(String id) {
    return NEIGHBOURS.of(id, 10).stream().map(Neighbour::id).toList();
  }

  private static long count(String group) {
    return TRUTH.values("images", "group").stream().filter(group::equals).count();
  }

  private static SearchReport check(
      Function<String, List<String>> like, Function<String, Long> count) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, like, count));
    server.start();
    try {
      String url = "http://localhost:" + server.getAddress().getPort();
      return new SearchCheck(url).run(IMAGES, NEIGHBOURS, TRUTH);
    } finally {
      server.stop(0);
    }
  }

  private static void answer(
      HttpExchange exchange, Function<String, List<String>> like, Function<String, Long> count)
      throws IOException {
    String query = exchange.getRequestURI().getQuery();
    Matcher image = LIKE.matcher(query);
    Matcher group = GROUP.matcher(query);
    ObjectNode answer = Json.object().put("complete", true);
    ArrayNode hits = answer.putArray("hits");
    if (image.matches()) {
      like.apply(image.group(1)).forEach(id -> hits.addObject().put("id", id));
    } else if (group.matches()) {
      answer.putObject("total").put("value", count.apply(group.group(1)));
    } else {
      answer.putObject("total").put("value", 0);
    }
    byte[] body = Json.encode(answer);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void rightAnswersPass() throws Exception {
    SearchReport report = check(SearchCheckTest::nearest, SearchCheckTest::count);

    assertThat(report.passed()).isTrue();
    assertThat(report.recall()).isEqualTo(1);
    assertThat(report.images()).isEqualTo(IMAGES.size());
    assertThat(report.counts()).isEqualTo(10); // nine groups and a word
  }

  @Test
  void halfOfTheNearestIsTooLittle() throws Exception {
    SearchReport report = check(id -> nearest(id).subList(0, 5), SearchCheckTest::count);

    assertThat(report.recall()).isEqualTo(0.5);
    assertThat(report.passed()).isFalse();
  }

  @Test
  void sameHitTwiceCountsOnce() throws Exception {
    SearchReport report =
        check(
            id -> {
              String first = nearest(id).getFirst();
              return List.of(first, first);
            },
            SearchCheckTest::count);

    assertThat(report.recall()).isEqualTo(0.1);
  }

  @Test
  void imageThatFindsItselfIsWrong() throws Exception {
    SearchReport report = check(List::of, SearchCheckTest::count);

    assertThat(report.wrong()).hasSize(IMAGES.size());
    assertThat(report.passed()).isFalse();
  }

  @Test
  void wrongTotalIsWrong() throws Exception {
    SearchReport report = check(SearchCheckTest::nearest, group -> count(group) + 1);

    assertThat(report.wrong()).contains("images has 40 of group:\"Flags\", not 41");
    assertThat(report.passed()).isFalse();
  }
}
