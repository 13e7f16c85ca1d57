package io.latebind.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.topology.Application;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tells supervisors how this instance is.
 *
 * <ul>
 *   <li>Live: a restart would not help. Everything but a failed or ended Kafka Streams is live.
 *   <li>Ready: it can take requests, because it can answer or route them. Kafka Streams runs, or is
 *       rebalancing while this instance owns partitions: then another instance has come or gone,
 *       and that must not take all instances out of the balance at once. And its group has
 *       confirmed lately that it is a member: while the brokers cannot be reached, reads are
 *       refused, though Kafka Streams says that it runs.
 * </ul>
 *
 * <p>Both have to hold for each application that runs here: the indexer, the searcher, or both.
 */
final class HealthEndpoints {
  private final Map<String, Application> applications;
  private final Supplier<Optional<String>> refusal;

  /**
   * The health of applications.
   *
   * @param applications by what they are called
   * @param refusal why this instance cannot go on, when it cannot
   */
  HealthEndpoints(Map<String, Application> applications, Supplier<Optional<String>> refusal) {
    this.applications = new TreeMap<>(applications);
    this.refusal = refusal;
  }

  Response live(Request request) {
    return answer("live", HealthEndpoints::isLive, "Restart it; its log says why.");
  }

  Response ready(Request request) {
    Optional<String> reason = refusal.get();
    if (reason.isPresent()) {
      return Problem.of(503, "This instance stops. " + reason.get()).asResponse();
    }
    List<String> unconfirmed = unconfirmed();
    return unconfirmed.isEmpty()
        ? answer("ready", HealthEndpoints::isReady, "Wait a moment.")
        : outOfTouch(unconfirmed);
  }

  private static boolean isLive(Application application) {
    return switch (application.state()) {
      case PENDING_ERROR, ERROR, NOT_RUNNING -> false;
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> true;
    };
  }

  private static boolean isReady(Application application) {
    return switch (application.state()) {
      case RUNNING -> true;
      case REBALANCING -> application.ownsPartitions();
      case CREATED, PENDING_SHUTDOWN, PENDING_ERROR, ERROR, NOT_RUNNING -> false;
    };
  }

  /** Those that would be ready if their groups had confirmed them. */
  private List<String> unconfirmed() {
    return applications.entrySet().stream()
        .filter(named -> isReady(named.getValue()) && !named.getValue().isConfirmed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Response outOfTouch(List<String> unconfirmed) {
    return Problem.of(
            503,
            "This instance is not ready: the group of the "
                + String.join(" and of the ", unconfirmed)
                + " has not confirmed lately that it is a member, so reads are refused. Check that"
                + " the brokers can be reached.")
        .with("unconfirmed", unconfirmed)
        .with("streams", states())
        .retryable()
        .asResponse();
  }

  private ObjectNode states() {
    ObjectNode states = Json.object();
    applications.forEach((name, application) -> states.put(name, application.state().name()));
    return states;
  }

  private Response answer(String what, Predicate<Application> condition, String advice) {
    ObjectNode states = states();
    if (applications.values().stream().allMatch(condition)) {
      return Response.json(200, Json.object().put("status", what).set("streams", states));
    }
    return Problem.of(503, "This instance is not " + what + ": it is " + states + ". " + advice)
        .with("streams", states)
        .retryable()
        .asResponse();
  }
}
