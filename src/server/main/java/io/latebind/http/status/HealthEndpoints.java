package io.latebind.http.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.http.exchange.RoutedRequest;
import io.latebind.http.response.Problem;
import io.latebind.http.response.Response;
import io.latebind.streams.Application;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reports the health of this instance to supervisors.
 *
 * <ul>
 *   <li>Live: a restart would not help. An instance is live unless Kafka Streams has failed or
 *       ended.
 *   <li>Ready: it can answer or route requests. Kafka Streams is running, or is rebalancing while
 *       this instance owns partitions: another instance has then joined or left, which must not
 *       take all instances out of the load balancer at once. Its group has also confirmed recently
 *       that it is a member: while the brokers cannot be reached, reads are refused, although Kafka
 *       Streams reports that it is running.
 * </ul>
 *
 * <p>Both have to hold for each application of this instance: the indexer, the searcher, or both.
 */
public final class HealthEndpoints {
  private final Map<String, Application> applications;
  private final Supplier<Optional<String>> refusal;

  /**
   * The health of applications.
   *
   * @param applications by their names
   * @param refusal the reason this instance cannot continue, if it cannot
   */
  public HealthEndpoints(
      Map<String, Application> applications, Supplier<Optional<String>> refusal) {
    this.applications = new TreeMap<>(applications);
    this.refusal = refusal;
  }

  public Response live(RoutedRequest request) {
    return answer("live", HealthEndpoints::isLive, "Restart it; its log says why.");
  }

  public Response ready(RoutedRequest request) {
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

  /** The applications that would be ready if their groups had confirmed them. */
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
