package io.latebind.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.chaos.write.ChaosClient;
import io.latebind.chaos.write.WriteLedger;
import io.latebind.document.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What must hold when everything is whole again. */
public final class Verdict {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int PAGE = 500;

  private final WriteLedger ledger;
  private final List<ChaosClient> clients;
  private final Violations violations;
  private final Duration settling;
  private final int sample;

  /**
   * A verdict.
   *
   * @param settling how long it may take to come to rest
   * @param sample of how many documents, and entries, one is asked for by its id
   */
  public Verdict(
      WriteLedger ledger,
      List<ChaosClient> clients,
      Violations violations,
      Duration settling,
      int sample) {
    this.ledger = ledger;
    this.clients = clients;
    this.violations = violations;
    this.settling = settling;
    this.sample = sample;
  }

  /**
   * Waits until every instance says that the index is at rest, and can be searched wholly.
   *
   * @return whether it came to that in time
   */
  public boolean awaitRest() throws InterruptedException {
    long end = System.nanoTime() + settling.toNanos();
    for (int i = 0; i < clients.size(); i++) {
      JsonNode status = status(i);
      while (!isAtRest(status)) {
        if (System.nanoTime() > end) {
          violations.add("", "instance %d never came to rest: %s".formatted(i + 1, status));
          return false;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        status = status(i);
      }
    }
    return true;
  }

  private JsonNode status(int instance) throws InterruptedException {
    return clients.get(instance).get("/indexes/orders").body();
  }

  private static boolean isAtRest(JsonNode status) {
    return status.path("state").asText().equals("ready")
        && status.path("complete").asBoolean()
        && status.path("awaiting").asLong(-1) == 0
        && status.path("sweeps").asLong(-1) == 0
        && status.path("lag").asLong(-1) == 0
        && status.path("searchLag").asLong(-1) == 0;
  }

  /** The topic holds what was acknowledged, or what was in doubt and came later. */
  public void documents(DocumentsTopic documents) {
    ledger.ids().forEach(id -> document(id, documents));
    Set<String> strange = new TreeSet<>(documents.standing().keySet());
    strange.removeIf(ledger::knows);
    if (!strange.isEmpty()) {
      violations.add("", "there are documents that nobody wrote: " + strange);
    }
  }

  private void document(String id, DocumentsTopic documents) {
    WriteLedger.Account account = ledger.of(id);
    var record = documents.last().get(id);
    byte[] value = record == null ? null : record.value();
    int version = value == null ? -1 : Json.decode(value).path("v").asInt();
    boolean asAcknowledged = value == null || version == account.acknowledged();
    if (!asAcknowledged && !account.doubtful().contains(version)) {
      violations.add(
          id,
          "%s has version %d in Kafka, and version %d was acknowledged"
              .formatted(id, version, account.acknowledged()));
    }
  }

  /** What stands on {@code entries} is what the documents make. */
  public void entries(Map<String, byte[]> expected, Map<String, byte[]> actual, String where) {
    Set<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    for (String key : keys) {
      byte[] right = expected.get(key);
      byte[] found = actual.get(key);
      if (!Arrays.equals(right, found)) {
        violations.add(
            key.substring(key.indexOf('/') + 1),
            "%s: %s is %s and ought to be %s".formatted(where, key, text(found), text(right)));
      }
    }
  }

  private static String text(byte @Nullable [] value) {
    return value == null ? "absent" : new String(value, StandardCharsets.UTF_8);
  }

  /** Every instance tells the same status, finds every entry, and tells them by their ids. */
  public void instances(Map<String, byte[]> expected) throws InterruptedException {
    long missing =
        expected.values().stream().filter(entry -> Json.decode(entry).has("_missing")).count();
    for (int i = 0; i < clients.size(); i++) {
      String name = "instance " + (i + 1);
      JsonNode status = status(i);
      if (status.path("entries").asLong() != expected.size()
          || status.path("missing").asLong() != missing) {
        violations.add(
            "",
            "%s counts other entries than the %d of which %d miss something: %s"
                .formatted(name, expected.size(), missing, status));
      }
      entries(expected, searched(clients.get(i), name), "searched at " + name);
      byId(expected, clients.get(i), name);
    }
  }

  /** Every instance tells the documents that stand, by their ids: no store has lost them. */
  public void stored(Map<String, byte[]> standing) throws InterruptedException {
    for (int i = 0; i < clients.size(); i++) {
      int number = 0;
      for (Map.Entry<String, byte[]> document : standing.entrySet()) {
        String id = document.getKey();
        if (number++ % sample == 0) {
          ChaosClient.Answer answer = clients.get(i).get("/documents/" + id);
          JsonNode told = answer.body().path("document");
          if (answer.status() != 200 || !told.equals(Json.decode(document.getValue()))) {
            violations.add(
                id,
                "instance %d tells of the document %s: %d %s; it ought to be %s"
                    .formatted(
                        i + 1, id, answer.status(), answer.body(), text(document.getValue())));
          }
        }
      }
    }
  }

  private Map<String, byte[]> searched(ChaosClient client, String name)
      throws InterruptedException {
    Map<String, byte[]> found = new HashMap<>();
    String cursor = "";
    do {
      ObjectNode question = Json.object().put("query", "*:*").put("sort", "_id");
      question.put("limit", PAGE);
      if (!cursor.isEmpty()) {
        question.put("cursor", cursor);
      }
      ChaosClient.Answer answer = client.post("/indexes/orders/search", question);
      if (answer.status() != 200 || !answer.body().path("complete").asBoolean()) {
        violations.add("", name + " does not answer completely at rest: " + answer);
        return found;
      }
      for (JsonNode hit : answer.body().path("hits")) {
        found.put("orders/" + hit.path("id").asText(), Json.encode(hit.path("entry")));
      }
      cursor = answer.body().path("cursor").asText();
    } while (!cursor.isEmpty());
    return found;
  }

  private void byId(Map<String, byte[]> expected, ChaosClient client, String name)
      throws InterruptedException {
    int number = 0;
    for (Map.Entry<String, byte[]> entry : expected.entrySet()) {
      if (number++ % sample == 0) {
        String id = entry.getKey().substring("orders/".length());
        ChaosClient.Answer answer = client.get("/indexes/orders/entries/" + id);
        byte[] told = answer.status() == 200 ? Json.encode(answer.body()) : null;
        if (!Arrays.equals(entry.getValue(), told)) {
          violations.add(
              id,
              "%s tells of %s: %s; it ought to be %s"
                  .formatted(name, id, answer.body(), text(entry.getValue())));
        }
      }
    }
  }
}
