package io.latebind.chaos;

import java.time.Duration;

/** One thing that the nemesis does, from breaking something until it is whole again. */
sealed interface Fault {
  /** Kills an instance, perhaps deletes its stores, and starts it again after a while. */
  record KillInstance(int instance, Duration down, boolean wipe) implements Fault {}

  /** Stops an instance in the middle of everything, and lets it go on. */
  record PauseInstance(int instance, Duration length) implements Fault {}

  /** Kills a broker, and starts it again after a while. */
  record KillBroker(int broker, Duration down) implements Fault {}

  /** Stops a broker in the middle of everything, and lets it go on. */
  record PauseBroker(int broker, Duration length) implements Fault {}

  /** Closes what goes through a link, and refuses what is new. */
  record CutLink(int link, Duration length) implements Fault {}

  /** Lets nothing through a link, without closing anything. */
  record StallLink(int link, Duration length) implements Fault {}

  /** Lets everything wait on a link. */
  record SlowLink(int link, Duration delay, Duration length) implements Fault {}

  /** Cuts all links of an instance to Kafka. */
  record IsolateInstance(int instance, Duration length) implements Fault {}

  /** Stops and starts all instances, one after the other. */
  record RollInstances() implements Fault {}

  /** Stops and starts all brokers, one after the other. */
  record RollBrokers() implements Fault {}

  /** Longer than sessions and transactions last: what goes on afterwards is a zombie. */
  Duration ZOMBIE = Duration.ofSeconds(12);

  /** What it counts as. */
  default String kind() {
    return switch (this) {
      case KillInstance kill -> "instance killed";
      case PauseInstance pause ->
          pause.length().compareTo(ZOMBIE) < 0 ? "instance paused" : "instance zombie";
      case KillBroker kill -> "broker killed";
      case PauseBroker pause ->
          pause.length().compareTo(ZOMBIE) < 0 ? "broker paused" : "broker zombie";
      case CutLink cut -> "link cut";
      case StallLink stall -> "link stalled";
      case SlowLink slow -> "link slowed";
      case IsolateInstance isolate -> "instance isolated";
      case RollInstances roll -> "instances rolled";
      case RollBrokers roll -> "brokers rolled";
    };
  }
}
