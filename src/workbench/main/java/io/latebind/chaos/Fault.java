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

  /**
   * Stops all brokers at once, and lets them go on.
   *
   * @param quiet whether nobody writes then: a commit waits for its offsets and its end, and not
   *     for records before
   */
  record StallBrokers(Duration length, boolean quiet) implements Fault {}

  /** Stops the broker that has an office at that moment, and lets it go on. */
  record StallCoordinator(Office office, Duration length) implements Fault {}

  /** Stops an instance, as for a pause, for as long as a broker stands still. */
  record StallInstance(int instance, Duration length) implements Fault {}

  /** Lets nothing through between an instance and Kafka, without closing anything. */
  record FreezeInstance(int instance, Duration length) implements Fault {}

  /** Lets nothing through between all instances and Kafka, without closing anything. */
  record FreezeInstances(Duration length) implements Fault {}

  /** Stops and starts all instances, one after the other. */
  record RollInstances() implements Fault {}

  /** Stops and starts all brokers, one after the other. */
  record RollBrokers() implements Fault {}

  /** What one of the brokers does for the indexer of all instances. */
  enum Office {
    /** It knows who has which partition, and keeps the offsets. */
    GROUP("the group's coordinator"),
    /** It ends the transactions of one of the indexer's threads. */
    TRANSACTIONS("a transactions' coordinator");

    private final String words;

    Office(String words) {
      this.words = words;
    }
  }

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
      case StallBrokers stall -> "stall: all brokers";
      case StallCoordinator stall -> "stall: " + stall.office().words;
      case StallInstance stall -> "stall: an instance";
      case FreezeInstance freeze -> "stall: an instance's connections to Kafka";
      case FreezeInstances freeze -> "stall: all instances' connections to Kafka";
      case RollInstances roll -> "instances rolled";
      case RollBrokers roll -> "brokers rolled";
    };
  }

  /** For how long it keeps a transaction from ending, if that is what it does. */
  default Duration stall() {
    return switch (this) {
      case StallBrokers stall -> stall.length();
      case StallCoordinator stall -> stall.length();
      case StallInstance stall -> stall.length();
      case FreezeInstance freeze -> freeze.length();
      case FreezeInstances freeze -> freeze.length();
      case KillInstance kill -> Duration.ZERO;
      case PauseInstance pause -> Duration.ZERO;
      case KillBroker kill -> Duration.ZERO;
      case PauseBroker pause -> Duration.ZERO;
      case CutLink cut -> Duration.ZERO;
      case StallLink stall -> Duration.ZERO;
      case SlowLink slow -> Duration.ZERO;
      case IsolateInstance isolate -> Duration.ZERO;
      case RollInstances roll -> Duration.ZERO;
      case RollBrokers roll -> Duration.ZERO;
    };
  }
}
