package io.latebind.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.demo.Neighbours.Neighbour;
import io.latebind.demo.data.SampleData;
import io.latebind.document.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Searches a node over HTTP, as a user would, and compares the answers with the expected ones: what
 * looks like each image with the nearest of all vectors, and the number of entries that have a
 * keyword or a word with a count that was made independently of Latebind.
 */
final class SearchCheck {
  private static final int K = 10;
  private static final String WORD = "exmh";
  private static final int VALUES = 50;

  /** Vectors are floats, and two may be equally near except for the last digit. */
  private static final double TIE = 1e-5;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final List<String> wrong = new ArrayList<>();

  SearchCheck(String url) {
    this.url = url;
  }

  /** Runs all searches once, one after the other. */
  SearchReport run(SampleData images, Neighbours neighbours, ExpectedEntries truth)
      throws InterruptedException {
    long[] nanos = new long[images.size()];
    int found = 0;
    int asked = 0;
    for (String id : images.ids()) {
      long begin = System.nanoTime();
      JsonNode answer = search("images", "like=" + encode(id) + "&k=" + K);
      nanos[asked++] = System.nanoTime() - begin;
      found += found(id, answer, neighbours);
    }
    count("mail", "body:" + WORD, SearchWords.count(truth.values("mail", "body"), WORD));
    int counts = 1 + countEach("images", "group", truth) + countEach("mail", "from", truth);
    Arrays.sort(nanos);
    Duration median = Duration.ofNanos(nanos[asked / 2]);
    return new SearchReport(asked, found / (double) (asked * K), median, counts, wrong);
  }

  private int found(String id, JsonNode answer, Neighbours neighbours) {
    List<Neighbour> nearest = neighbours.of(id, K);
    double farthest = nearest.getLast().similarity();
    Set<String> right = new HashSet<>();
    for (JsonNode hit : answer.path("hits")) {
      String other = hit.path("id").asText();
      if (other.equals(id) || !neighbours.contains(other)) {
        wrong.add(other + " is said to look like " + id);
      } else if (neighbours.similarity(id, other) >= farthest - TIE) {
        right.add(other);
      }
    }
    return Math.min(K, right.size());
  }

  /** Queries the most frequent values of a keyword, one by one; returns how many there are. */
  private int countEach(String index, String keyword, ExpectedEntries truth)
      throws InterruptedException {
    Map<String, Long> all =
        truth.values(index, keyword).stream()
            .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
    List<Map.Entry<String, Long>> counted =
        all.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(VALUES)
            .toList();
    for (Map.Entry<String, Long> each : counted) {
      count(index, keyword + ":\"" + quoted(each.getKey()) + "\"", each.getValue());
    }
    return counted.size();
  }

  private void count(String index, String query, long expected) throws InterruptedException {
    JsonNode answer = search(index, "limit=1&q=" + encode(query));
    long total = answer.path("total").path("value").asLong(-1);
    if (total != expected) {
      wrong.add("%s has %d of %s, not %d".formatted(index, expected, query, total));
    }
  }

  private JsonNode search(String index, String query) throws InterruptedException {
    URI uri = URI.create(url + "/indexes/" + index + "/search?" + query);
    try {
      HttpResponse<byte[]> response =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode answer = Json.decode(response.body());
      if (response.statusCode() != 200 || !answer.path("complete").asBoolean()) {
        wrong.add(uri + " was answered with " + answer);
      }
      return answer;
    } catch (IOException e) {
      wrong.add(uri + " was not answered: " + e);
      return Json.object();
    }
  }

  /** A value, escaped for use between quotes in a query. */
  private static String quoted(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
