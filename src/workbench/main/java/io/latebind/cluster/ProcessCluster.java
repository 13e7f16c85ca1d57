package io.latebind.cluster;

import io.latebind.cluster.BrokerSettings.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * Brokers and instances, three of each at most, and the links between them.
 *
 * <pre>
 *   instance i ──link i-b──▶ broker b          (a listener of broker b for each instance)
 *   broker ──link to b──▶ broker b             (replication and transaction markers)
 *   instance ──link to i──▶ instance i         (HTTP among instances)
 *   clients ──▶ broker b, instance i           (directly)
 * </pre>
 */
public final class ProcessCluster implements AutoCloseable {
  /**
   * How many processes there are, and their largest heaps.
   *
   * @param brokers one or three: two would not outlive one another
   * @param instances from one to three
   */
  public record Shape(
      int brokers, int instances, int brokerHeapMegabytes, int instanceHeapMegabytes) {
    /** Three brokers and three instances. */
    public static final Shape FULL = new Shape(3, 3, 384, 512);

    /** The same with another number of instances. */
    public Shape withInstances(int number) {
      return new Shape(brokers, number, brokerHeapMegabytes, instanceHeapMegabytes);
    }
  }

  private final Shape shape;
  private final List<Member> brokers = new ArrayList<>();
  private final List<Member> instances = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Integer> clientPorts = new ArrayList<>();
  private final List<Integer> httpPorts = new ArrayList<>();

  private ProcessCluster(Shape shape) {
    this.shape = shape;
  }

  /**
   * A cluster of which nothing runs yet.
   *
   * @param shape how many of what
   * @param folder for data, logs and settings; what is in it is deleted
   * @param indexes the folder of the definitions
   * @param settings lines for the instances' configuration
   */
  public static ProcessCluster create(Shape shape, Path folder, Path indexes, String settings) {
    try {
      Folders.delete(folder);
      Files.createDirectories(folder);
      ProcessCluster cluster = new ProcessCluster(shape);
      cluster.make(folder.toAbsolutePath(), indexes.toAbsolutePath(), settings);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be made", e);
    }
  }

  private void make(Path folder, Path indexes, String settings) throws IOException {
    Ports ports =
        new Ports(
            4 * (shape.brokers() + shape.instances()) + 2 * shape.brokers() * shape.instances());
    String path = Program.packedClassPath(folder);
    List<Integer> controllers = new ArrayList<>();
    for (int b = 1; b <= shape.brokers(); b++) {
      controllers.add(ports.next());
      clientPorts.add(ports.next());
    }
    List<List<Integer>> bootstraps = new ArrayList<>();
    for (int i = 1; i <= shape.instances(); i++) {
      httpPorts.add(ports.next());
      bootstraps.add(new ArrayList<>());
    }
    Program broker =
        new Program(
            BrokerMain.class, path, folder.resolve("broker.jsa"), shape.brokerHeapMegabytes());
    String id = Uuid.randomUuid().toString();
    for (int b = 1; b <= shape.brokers(); b++) {
      List<Listener> listeners = listeners(b, ports, bootstraps);
      Path data = folder.resolve("broker-" + b);
      var properties = BrokerSettings.of(b, listeners, controllers, data);
      brokers.add(BrokerMember.create(broker, folder, b, id, properties));
    }
    Program instance =
        new Program(
            InstanceMain.class,
            path,
            folder.resolve("instance.jsa"),
            shape.instanceHeapMegabytes());
    Path configuration = Files.writeString(folder.resolve("instances.properties"), settings);
    for (int i = 1; i <= shape.instances(); i++) {
      List<String> arguments = arguments(i, ports, bootstraps.get(i - 1), indexes);
      Path data = folder.resolve("instance-" + i);
      arguments.addAll(List.of("--config", configuration.toString(), "--data", data.toString()));
      Path log = folder.resolve("instance-" + i + ".log");
      instances.add(new Member("instance " + i, instance.command(arguments), log, data));
    }
  }

  /** The listeners of a broker: for clients, for brokers, and for each instance one. */
  private List<Listener> listeners(int broker, Ports ports, List<List<Integer>> bootstraps) {
    List<Listener> listeners = new ArrayList<>();
    int clients = clientPorts.get(broker - 1);
    listeners.add(new Listener("CLIENTS", clients, clients));
    int internal = ports.next();
    Link among = link("brokers to broker " + broker, ports.next(), internal);
    listeners.add(new Listener("INTERNAL", internal, among.port()));
    for (int i = 1; i <= shape.instances(); i++) {
      int port = ports.next();
      Link link = link("instance " + i + " to broker " + broker, ports.next(), port);
      listeners.add(new Listener("INSTANCE" + i, port, link.port()));
      bootstraps.get(i - 1).add(link.port());
    }
    return listeners;
  }

  private List<String> arguments(
      int instance, Ports ports, List<Integer> bootstraps, Path indexes) {
    int http = httpPorts.get(instance - 1);
    Link link = link("instances to instance " + instance, ports.next(), http);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("serve", "--bootstrap-server", addresses(bootstraps)));
    arguments.addAll(List.of("--port", Integer.toString(http)));
    arguments.addAll(List.of("--advertise", "127.0.0.1:" + link.port()));
    arguments.addAll(List.of("--indexes", indexes.toString()));
    return arguments;
  }

  private Link link(String name, int port, int target) {
    Link link = Link.open(name, port, target);
    links.add(link);
    return link;
  }

  private static String addresses(List<Integer> ports) {
    return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  /** The brokers, in order of their ids. */
  public List<Member> brokers() {
    return brokers;
  }

  /** The instances, in order. */
  public List<Member> instances() {
    return instances;
  }

  /** All links. */
  public List<Link> links() {
    return links;
  }

  /** Where clients from outside connect to Kafka, without links. */
  public String bootstrapServers() {
    return addresses(clientPorts);
  }

  /** Where clients from outside ask an instance over HTTP, without links. */
  public String url(int instance) {
    return "http://127.0.0.1:" + httpPorts.get(instance);
  }

  /** Deletes the data of all members, none of which may be running. */
  public void deleteData() {
    instances.forEach(member -> member.wipe(""));
    brokers.forEach(member -> member.wipe(""));
  }

  /** Kills whatever still runs. */
  @Override
  public void close() {
    try {
      for (Member member : instances) {
        member.kill();
      }
      for (Member member : brokers) {
        member.kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Those that are left end with this process.
    }
    links.forEach(Link::close);
  }
}
