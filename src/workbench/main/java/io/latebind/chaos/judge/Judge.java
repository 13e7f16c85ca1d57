package io.latebind.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.chaos.write.ChaosClient.Answer;
import io.latebind.chaos.write.ChaosTally;
import io.latebind.chaos.write.Graph;
import io.latebind.chaos.write.WriteLedger;
import io.latebind.document.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The rules for answers while things break.
 *
 * <ul>
 *   <li>An answer may lack something, or be old, only when it says so. Problems (429, 503, 504) and
 *       broken connections are fine.
 *   <li>An entry is made of one written version of each document that it names, always.
 *   <li>What complete searches show was committed, and is never older than what another had shown
 *       before this one was asked. The settled orders are all there, and those gone are not.
 *   <li>An entry by its id is never older than what was committed before it was asked for.
 * </ul>
 */
public final class Judge {
  private final Graph graph;
  private final WriteLedger ledger;
  private final EntryExplanation explanation;
  private final CommittedEntries entries;
  private final Sightings sightings;
  private final Violations violations;
  private final ChaosTally tally;

  public Judge(
      Graph graph,
      WriteLedger ledger,
      EntryExplanation explanation,
      CommittedEntries entries,
      Sightings sightings,
      Violations violations,
      ChaosTally tally) {
    this.graph = graph;
    this.ledger = ledger;
    this.explanation = explanation;
    this.entries = entries;
    this.sightings = sightings;
    this.violations = violations;
    this.tally = tally;
  }

  /** What was committed of an order before it is asked for. */
  record Before(String id, Committed.Now committed) {}

  Before before(String id) {
    return new Before(id, entries.ofOrder(id).now());
  }

  /** Judges an entry by its id. */
  void entry(Before before, Answer answer) {
    switch (answer.status()) {
      case 200 -> {
        tally.add("entry: told");
        present(before, answer);
      }
      case 404 -> {
        tally.add("entry: absent");
        absent(before, answer);
      }
      default -> refused("entry", answer);
    }
  }

  private void present(Before before, Answer answer) {
    String id = before.id();
    EntryExplanation.Result now = explained(id, answer.body(), "an entry");
    Committed.Now committed = before.committed();
    if (Graph.isGone(id)) {
      violations.add(id, "an entry is back that was gone: " + answer.body());
    }
    String last = committed.lastValue();
    if (last == null || !now.isExplained() || isDoubtful(id, now.versions())) {
      return;
    }
    if (hash(answer.body()) == committed.hash()) {
      return;
    }
    Map<String, Integer> then = explanation.explain(decode(last)).versions();
    boolean deleted = committed.value() == null;
    now.versions()
        .forEach(
            (target, version) -> {
              int least = then.getOrDefault(target, 0) + (deleted && target.equals(id) ? 1 : 0);
              if (version > 0 && version < least) {
                violations.add(id, older(answer, target, least, version, committed));
              }
            });
  }

  private static long hash(JsonNode entry) {
    return Committed.hash(new String(Json.encode(entry), StandardCharsets.UTF_8));
  }

  private static JsonNode decode(String json) {
    return Json.decode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String older(
      Answer answer, String target, int least, int version, Committed.Now committed) {
    return "an entry is older than what was committed before (%s version %d, not %d, @%d): %s"
        .formatted(target, version, least, committed.offset(), answer.body());
  }

  private boolean isDoubtful(String id, Map<String, Integer> versions) {
    return !ledger.of(id).doubtful().isEmpty()
        || versions.keySet().stream().anyMatch(each -> !ledger.of(each).doubtful().isEmpty());
  }

  /** It was never there, or has been deleted since what was committed before. */
  private void absent(Before before, Answer answer) {
    String id = before.id();
    String value = before.committed().value();
    if (value == null || Graph.isGone(id) || !ledger.of(id).doubtful().isEmpty()) {
      return;
    }
    int version = decode(value).path("v").asInt();
    boolean deleted =
        IntStream.rangeClosed(version + 1, ledger.of(id).sent())
            .anyMatch(later -> graph.content(id, later).isEmpty());
    if (!deleted) {
      violations.add(
          id, "an entry is not found that is there: %s, %s".formatted(id, answer.body()));
    }
  }

  private EntryExplanation.Result explained(String id, JsonNode entry, String what) {
    EntryExplanation.Result result = explanation.explain(entry);
    if (!result.isExplained()) {
      violations.add(id, what + " has no explanation: " + result.problem() + ": " + entry);
    }
    return result;
  }

  /** Judges a search for the settled orders. */
  void settled(Answer answer) {
    if (!searched(answer, entry -> entry.path("set").asText().equals("settled"))) {
      return;
    }
    JsonNode total = answer.body().path("total");
    boolean exact =
        total.path("value").asInt() == Graph.SETTLED
            && total.path("relation").asText().equals("eq");
    boolean more = total.path("value").asInt() > Graph.SETTLED;
    if (more || (!exact && isComplete(answer))) {
      violations.add("", "settled orders are not all there: " + brief(answer));
    }
  }

  /** Judges a search for the orders that are gone. */
  void gone(Answer answer) {
    if (searched(answer, entry -> true)
        && isComplete(answer)
        && answer.body().path("total").path("value").asInt() != 0) {
      violations.add("", "orders are back that were gone: " + brief(answer));
    }
  }

  /** Judges a search for orders by their ids. */
  void ids(List<String> ids, Answer answer) {
    if (!searched(answer, entry -> ids.contains(entry.path("_id").asText()))
        || !isComplete(answer)) {
      return;
    }
    Map<String, JsonNode> found = new HashMap<>();
    answer.body().path("hits").forEach(hit -> found.put(hit.path("id").asText(), hit));
    for (String id : ids) {
      if (!found.containsKey(id)) {
        see(id, Committed.TOMBSTONE, answer, "absent");
      }
    }
  }

  /** Judges any search: each hit fits. */
  void hits(Answer answer, Predicate<JsonNode> fits) {
    searched(answer, fits);
  }

  private boolean searched(Answer answer, Predicate<JsonNode> fits) {
    if (answer.status() != 200) {
      refused("search", answer);
      return false;
    }
    boolean complete = isComplete(answer);
    tally.add("search: " + (complete ? "complete" : says(answer)));
    for (JsonNode hit : answer.body().path("hits")) {
      JsonNode entry = hit.path("entry");
      String id = hit.path("id").asText();
      explained(id, entry, "a hit");
      if (!fits.test(entry)) {
        violations.add(id, "a hit does not fit the question: " + entry);
      }
      if (complete) {
        see(id, hash(entry), answer, entry.toString());
      }
    }
    return true;
  }

  private void see(String id, long hash, Answer answer, String what) {
    String where = what + ", " + answer.body().path("partitions");
    sightings.add(new Sightings.Sighting(id, hash, answer.begin(), answer.end(), where));
  }

  private static boolean isComplete(Answer answer) {
    return answer.body().path("complete").asBoolean();
  }

  /** What an answer says that it lacks. */
  private String says(Answer answer) {
    JsonNode partitions = answer.body().path("partitions");
    boolean missing = partitions.path("answered").asInt() < partitions.path("total").asInt();
    boolean stale = !partitions.path("stale").isEmpty();
    if (!missing && !stale) {
      violations.add("", "an answer is incomplete and does not say why: " + brief(answer));
    }
    if (missing && answer.body().path("total").path("relation").asText().equals("eq")) {
      violations.add("", "an incomplete answer claims to count exactly: " + brief(answer));
    }
    return missing ? "said incomplete" : "said stale";
  }

  private void refused(String what, Answer answer) {
    switch (answer.status()) {
      case -1 -> {
        boolean timedOut = answer.body().asText().contains("request timed out");
        tally.add(what + (timedOut ? ": no answer in time" : ": no connection"));
      }
      case 429, 503, 504 -> {
        tally.add(what + ": refused");
        if (answer.body().path("detail").asText().isEmpty()) {
          violations.add("", "a problem does not say what to do: " + answer.body());
        }
      }
      default -> violations.add("", "status %d: %s".formatted(answer.status(), answer.body()));
    }
  }

  private static String brief(Answer answer) {
    String text = answer.body().toString();
    return text.substring(0, Math.min(600, text.length()));
  }
}
