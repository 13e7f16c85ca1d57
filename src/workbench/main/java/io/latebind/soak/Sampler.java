package io.latebind.soak;

import io.latebind.soak.load.SoakChild;
import io.latebind.soak.load.SoakClient;
import io.latebind.soak.load.SoakCluster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every process, and writes a line of {@code samples.csv} for each. */
final class Sampler {
  private static final double MEGABYTE = 1 << 20;

  private final SoakCluster cluster;
  private final SoakClient client;
  private final Path folder;
  private final long begun = System.nanoTime();

  Sampler(SoakCluster cluster, SoakClient client, Path folder) throws IOException {
    this.cluster = cluster;
    this.client = client;
    this.folder = folder;
    Files.writeString(folder.resolve("samples.csv"), ProcessSample.HEADER + "\n");
  }

  double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Looks once at every process. */
  void sample() throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, SoakChild> each : cluster.children().entrySet()) {
      if (each.getValue().isAlive()) {
        lines.append(sample(each.getKey(), each.getValue()).line()).append('\n');
      }
    }
    Files.writeString(folder.resolve("samples.csv"), lines, StandardOpenOption.APPEND);
  }

  private ProcessSample sample(String name, SoakChild child) throws InterruptedException {
    ProcessFiles process = new ProcessFiles(child.pid());
    GcLog collections = GcLog.read(child.gcLog());
    Scrape scrape = Scrape.of(metrics(name));
    Path data = cluster.dataOf(name);
    return new ProcessSample(
        seconds(),
        name,
        child.pid(),
        collections.afterAny(),
        collections.afterFull(),
        process.rssMegabytes(),
        process.threads(),
        process.fileHandles(),
        process.mappedFiles(),
        process.deletedFiles(),
        scrape.sumMegabytes("latebind_store_live_bytes"),
        scrape.sumMegabytes("latebind_store_disk_bytes"),
        scrape.sumMegabytes("latebind_store_index_bytes")
            + scrape.sumMegabytes("latebind_store_memory_bytes"),
        scrape.sumMegabytes("jvm_buffer_memory_used_bytes"),
        size(data) / MEGABYTE,
        count(data, ".si"),
        process.cpuSeconds(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private String metrics(String name) throws InterruptedException {
    String url = url(name);
    return url == null ? "" : client.text(url + "/metrics");
  }

  private @Nullable String url(String name) {
    return switch (name) {
      case SoakCluster.STAYING -> cluster.stayingUrl();
      case SoakCluster.COMING -> cluster.comingUrl();
      default -> null;
    };
  }

  /** Has everyone collect all garbage, and keeps all that is told of the one that stays. */
  void lookClosely() throws IOException, InterruptedException {
    for (SoakChild child : cluster.children().values()) {
      child.collect();
    }
    String name = "metrics-%05.0f.txt".formatted(seconds());
    Files.writeString(folder.resolve(name), client.text(cluster.stayingUrl() + "/metrics"));
  }

  private static double size(Path folder) {
    return walk(folder, file -> file.toFile().length());
  }

  private static double count(Path folder, String ending) {
    return walk(folder, file -> file.toString().endsWith(ending) ? 1 : 0);
  }

  /** Files come and go while one walks: then this time is left out. */
  private static double walk(Path folder, java.util.function.ToDoubleFunction<Path> value) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToDouble(value).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Double.NaN;
    }
  }
}
