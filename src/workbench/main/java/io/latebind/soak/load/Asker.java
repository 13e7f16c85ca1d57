package io.latebind.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Searches and gets at a steady pace, whatever the answers take: each is asked by a thread of its
 * own. Every answer is classed and looked into.
 */
public final class Asker {
  private static final int MOST_AT_ONCE = 256;

  /** Longer than usual: how late an answer is shall be seen in the times. */
  private static final int TIMEOUT_MILLIS = 20_000;

  private final SoakCluster cluster;
  private final SoakLedger ledger;
  private final SoakPhase phase;
  private final Times times;
  private final SoakClient client;
  private final AtomicInteger underWay = new AtomicInteger();

  public Asker(
      SoakCluster cluster, SoakLedger ledger, SoakPhase phase, Times times, SoakClient client) {
    this.cluster = cluster;
    this.ledger = ledger;
    this.phase = phase;
    this.times = times;
    this.client = client;
  }

  /** A question: what it is called, and how to ask and to check it. */
  private record Question(String kind, Asking asking, Check check) {}

  private interface Asking {
    SoakClient.Answer ask(String url) throws InterruptedException;
  }

  /** Whether an answer belongs to its question. */
  private interface Check {
    boolean fits(JsonNode body);
  }

  /** Asks something. Returns at once. */
  public void ask(SplittableRandom random) {
    Question question = question(random);
    String other = cluster.comingUrl();
    String url = other != null && random.nextInt(3) == 0 ? other : cluster.stayingUrl();
    if (underWay.incrementAndGet() > MOST_AT_ONCE) {
      underWay.decrementAndGet();
      times.add("not asked: too many under way", phase.moving(), RequestOutcome.UNAVAILABLE, 0);
      return;
    }
    Thread.ofVirtual().start(() -> ask(question, url));
  }

  private void ask(Question question, String url) {
    SoakPhase.Mark mark = phase.mark();
    long begun = System.nanoTime();
    try {
      SoakClient.Answer answer = question.asking().ask(url);
      long took = System.nanoTime() - begun;
      RequestOutcome outcome = answer.outcome();
      if (answer.status() == 200 && !question.check().fits(answer.body())) {
        outcome = RequestOutcome.WRONG;
      }
      boolean moved = phase.movedSince(mark);
      times.add(question.kind(), moved, outcome, took);
      if (!outcome.isAllowed(moved)) {
        times.complain(question.kind() + " " + outcome + " at " + url + ": " + answer.text());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private Question question(SplittableRandom random) {
    int kind = random.nextInt(100);
    if (kind < 20) {
      return term(random);
    } else if (kind < 40) {
      return words(random);
    } else if (kind < 55) {
      return sorted(random);
    } else if (kind < 70) {
      return nearest(random);
    }
    return kind < 85 ? entry(random) : document(random);
  }

  private static Question search(String kind, String parameters, Check check, SoakClient client) {
    return new Question(
        kind,
        url ->
            client.get(
                url + "/indexes/notes/search?timeoutMillis=" + TIMEOUT_MILLIS + "&" + parameters),
        check);
  }

  private Question term(SplittableRandom random) {
    String tag = SoakDocuments.tag(random.nextInt(SoakDocuments.TAGS), 0);
    Check check = body -> hits(body, hit -> hit.path("entry").path("tag").asText().equals(tag));
    return search("search term", "limit=10&q=tag:" + tag, check, client);
  }

  private Question words(SplittableRandom random) {
    String words = SoakDocuments.someWord(random) + " " + SoakDocuments.someWord(random);
    String query = SoakClient.encode("body:(" + words + ")");
    return search("search text", "limit=10&q=" + query, Asker::hasHits, client);
  }

  private Question sorted(SplittableRandom random) {
    String filter = SoakClient.encode("v:[" + random.nextInt(3) + " TO *]");
    String parameters = "limit=20&q=*:*&facets=nextName&sort=at:desc,_id&filter=" + filter;
    return search("search filter+sort", parameters, Asker::hasOrderedHits, client);
  }

  private Question nearest(SplittableRandom random) {
    String json =
        """
        {"vector":{"field":"look","values":%s,"k":10},"limit":10}\
        """
            .formatted(SoakDocuments.vector(random));
    return new Question(
        "search vector",
        url -> client.post(url + "/indexes/looks/search", json),
        body -> body.path("hits").size() == 10 || !body.path("complete").asBoolean());
  }

  private Question entry(SplittableRandom random) {
    String id = "r/" + random.nextInt(ledger.referrers());
    return new Question(
        "get entry",
        url -> client.get(url + "/indexes/notes/entries/" + id),
        body -> body.path("_id").asText().equals(id));
  }

  private Question document(SplittableRandom random) {
    String id = "r/" + random.nextInt(ledger.referrers());
    return new Question(
        "get document",
        url -> client.get(url + "/documents/" + id),
        body -> body.path("id").asText().equals(id) && body.path("document").isObject());
  }

  private static boolean hits(JsonNode body, Check each) {
    for (JsonNode hit : body.path("hits")) {
      if (!each.fits(hit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasHits(JsonNode body) {
    return body.path("hits").isArray() && hits(body, hit -> hit.path("id").isTextual());
  }

  private static boolean hasOrderedHits(JsonNode body) {
    String last = "9999";
    for (JsonNode hit : body.path("hits")) {
      String at = hit.path("entry").path("at").asText();
      if (at.compareTo(last) > 0) {
        return false;
      }
      last = at;
    }
    return hasHits(body);
  }
}
