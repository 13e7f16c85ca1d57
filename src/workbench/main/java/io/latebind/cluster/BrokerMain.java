package io.latebind.cluster;

/** A broker as Kafka starts it, that ends with its parent. Its argument is a file of properties. */
public final class BrokerMain {
  private BrokerMain() {}

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    kafka.Kafka.main(arguments);
  }
}
