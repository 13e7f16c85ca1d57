package io.latebind.bench.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A contender in a process of its own. It says {@code running} when it works, and then obeys:
 *
 * <pre>
 *   pause    finishes what it is at; says {@code paused}
 *   resume   goes on; says {@code resumed}
 *   report   says {@code gc MILLIS}, {@code sent TOPIC RECORDS BYTES} for each topic, {@code end}
 *   stop     ends in good order; says {@code stopped}
 * </pre>
 *
 * <p>It ends at once when its standard input does: nobody waits for it any more.
 */
public final class ContenderProcess {
  private final ContenderApplication application;
  private final PrintStream out;

  private ContenderProcess(ContenderApplication application, PrintStream out) {
    this.application = application;
    this.out = out;
  }

  /** Runs as the words say, which {@link Assignment#words} made. */
  public static void main(String[] words) throws IOException {
    ContenderApplication application = ContenderApplication.of(Assignment.parse(words));
    new ContenderProcess(application, System.out).run();
    System.exit(0); // not at once: a profile may still be being written
  }

  private void run() throws IOException {
    application
        .streams()
        .setStateListener(
            (now, before) -> {
              if (now == KafkaStreams.State.RUNNING) {
                say("running");
              }
              if (now == KafkaStreams.State.ERROR) {
                say("failed");
                Runtime.getRuntime().halt(1); // it cannot go on, and that shall be seen at once
              }
            });
    application.start();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      obey(line);
    }
  }

  private void obey(String command) {
    switch (command) {
      case "pause" -> {
        application.streams().pause();
        say("paused");
      }
      case "resume" -> {
        application.streams().resume();
        say("resumed");
      }
      case "report" -> report();
      case "stop" -> {
        application.close();
        say("stopped");
      }
      default -> throw new IllegalArgumentException("unknown command " + command);
    }
  }

  private void report() {
    long millis =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
            .sum();
    say("gc " + millis);
    Map<String, double[]> sent = new TreeMap<>();
    application.streams().metrics().values().forEach(metric -> add(metric, sent));
    sent.forEach(
        (topic, sums) -> say("sent " + topic + " " + (long) sums[0] + " " + (long) sums[1]));
    say("end");
  }

  /** Adds what a producer has sent to a topic. */
  private static void add(Metric metric, Map<String, double[]> sent) {
    MetricName name = metric.metricName();
    if (name.group().equals("producer-topic-metrics")) {
      int which = name.name().equals("record-send-total") ? 0 : 1;
      if (which == 0 || name.name().equals("byte-total")) {
        double[] sums = sent.computeIfAbsent(name.tags().get("topic"), topic -> new double[2]);
        sums[which] += ((Number) metric.metricValue()).doubleValue();
      }
    }
  }

  private synchronized void say(String line) {
    out.println(line);
    out.flush();
  }
}
