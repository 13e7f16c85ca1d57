package io.latebind.soak.load;

import io.latebind.broker.EmbeddedBroker;
import io.latebind.cli.Latebind;
import io.latebind.cluster.ParentWatch;
import java.nio.file.Path;
import java.util.Arrays;

/** What runs in a process of the soak: a broker, or a Latebind. */
final class SoakChildMain {
  private SoakChildMain() {}

  /**
   * Runs until it is ended, or until its parent is gone.
   *
   * @param arguments {@code broker FOLDER}, or those of {@code latebind}
   */
  public static void main(String[] arguments) throws InterruptedException {
    ParentWatch.start();
    if (arguments[0].equals("broker")) {
      broker(Path.of(arguments[1]));
    } else {
      Latebind.main(Arrays.copyOf(arguments, arguments.length));
    }
  }

  private static void broker(Path folder) throws InterruptedException {
    EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(folder));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
    System.out.println("Kafka " + broker.bootstrapServer());
    System.out.flush();
    Thread.currentThread().join();
  }
}
