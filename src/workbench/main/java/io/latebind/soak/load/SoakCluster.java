package io.latebind.soak.load;

import io.latebind.cluster.StoreAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The processes of the soak: a broker and a Latebind that stay, and one that comes and goes. */
public final class SoakCluster implements AutoCloseable {
  public static final String STAYING = "staying";
  public static final String COMING = "coming";
  public static final String BROKER = "broker";
  private static final String SETTINGS =
      """
      latebind.store.memory.bytes=100663296
      latebind.cache.bytes=33554432
      latebind.search.memory.bytes=67108864
      """;

  private final Path folder;
  private final Path data;
  private final Path indexes;
  private final Map<String, SoakChild> children = new TreeMap<>();
  private final String bootstrapServers;
  private final String stayingUrl;
  private volatile @Nullable String comingUrl;
  private int starts;

  public SoakCluster(Path folder, Path indexes) throws IOException {
    this.folder = folder;
    this.data = Files.createDirectories(folder.resolve("data"));
    this.indexes = indexes;
    Files.writeString(folder.resolve("soak.properties"), SETTINGS);
    try {
      String broker = data.resolve(BROKER).toString();
      bootstrapServers = start(BROKER, 512, "broker", broker).told("Kafka");
      stayingUrl = startLatebind(STAYING);
      comingUrl = startLatebind(COMING);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private synchronized SoakChild start(String name, int heapMegabytes, String... arguments)
      throws IOException {
    SoakChild child = SoakChild.start(folder, name, starts++, heapMegabytes, arguments);
    children.put(name, child);
    return child;
  }

  private String startLatebind(String name) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(List.of("--bootstrap-server", bootstrapServers));
    arguments.addAll(List.of("--config", folder.resolve("soak.properties").toString()));
    arguments.addAll(List.of("--indexes", indexes.toString()));
    arguments.addAll(List.of("--data", data.resolve(name).toString()));
    return start(name, 512, arguments.toArray(String[]::new)).told("HTTP");
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public String stayingUrl() {
    return stayingUrl;
  }

  /** Where the other instance is; null while it is gone. */
  public @Nullable String comingUrl() {
    return comingUrl;
  }

  /** All processes that run, by name. */
  public synchronized Map<String, SoakChild> children() {
    return new TreeMap<>(children);
  }

  public Path dataOf(String name) {
    return data.resolve(name);
  }

  /** Lets the other instance go, in order or without warning. False if it did not end itself. */
  boolean takeAway(boolean kill) throws InterruptedException {
    SoakChild child = remove(COMING);
    comingUrl = null;
    if (kill) {
      child.kill();
      return true;
    }
    return child.stop();
  }

  private synchronized SoakChild remove(String name) {
    return Objects.requireNonNull(children.remove(name));
  }

  void bringBack() throws IOException {
    comingUrl = startLatebind(COMING);
  }

  /** Whether a process that should run has ended. */
  public boolean lacksOne() {
    return children().values().stream().anyMatch(child -> !child.isAlive());
  }

  /** Ends the instances, and compares their stores with what a restore would make of them. */
  public List<String> audit() throws Exception {
    List<Path> states = new ArrayList<>();
    for (String name : List.of(COMING, STAYING)) {
      remove(name).stop();
      states.add(dataOf(name).resolve("state"));
    }
    return new StoreAudit(bootstrapServers, "latebind-indexer", states).differences(folder);
  }

  @Override
  public void close() {
    try {
      for (String name : List.of(COMING, STAYING, BROKER)) {
        SoakChild child = children().get(name);
        if (child != null) {
          child.stop();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
