package io.latebind.scenario;

import io.latebind.definition.yaml.Definitions;
import io.latebind.document.Document;
import io.latebind.index.Fields;
import io.latebind.index.Index;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import io.latebind.indexer.Partitionings;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Boards of one partition, each of which loads all products: of another partition, or its own. */
final class Boards {
  private final List<String> boards;
  private final List<String> products;

  private Boards(List<String> boards, List<String> products) {
    this.boards = boards;
    this.products = products;
  }

  /**
   * Writes all of them.
   *
   * @param foreign whether the products live elsewhere
   */
  static Boards write(Installation installation, int boards, int products, boolean foreign)
      throws Exception {
    int partitions = installation.node().indexer().settings().partitions();
    Boards all =
        new Boards(
            ids("boards/", 0, boards, partitions),
            ids("products/", foreign ? 1 : 0, products, partitions));
    all.change(installation, "before");
    String loads =
        all.products.stream().collect(Collectors.joining("\",\"", "{\"products\":[\"", "\"]}"));
    all.boards.forEach(id -> installation.write(id, loads));
    installation.awaitComplete();
    return all;
  }

  /** Changes every product, without waiting for anything. */
  void change(Installation installation, String name) {
    products.forEach(id -> installation.write(id, "{\"name\":\"" + name + "\"}"));
  }

  private static List<String> ids(String prefix, int home, int count, int partitions) {
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> prefix + number)
        .filter(id -> Partitionings.MURMUR2.home(id, partitions) == home)
        .limit(count)
        .toList();
  }

  /** Takes the name of each product, and counts how often it is asked to. */
  static final class Counting implements Index {
    private final Index index =
        Definitions.read(
                "boards.yaml",
                """
                name: boards
                from: boards/{n}
                load:
                  products: "{products[]}"
                fields:
                  product: { path: products.name, type: keyword }
                """)
            .getFirst();

    private final AtomicLong evaluations = new AtomicLong();

    /** How often a board was evaluated so far. */
    long evaluations() {
      return evaluations.get();
    }

    @Override
    public String name() {
      return index.name();
    }

    @Override
    public String fingerprint() {
      return index.fingerprint();
    }

    @Override
    public boolean covers(String documentId) {
      return index.covers(documentId);
    }

    @Override
    public boolean isMultiEntry() {
      return index.isMultiEntry();
    }

    @Override
    public Projection reads() {
      return index.reads();
    }

    @Override
    public boolean hasStaticLoads() {
      return index.hasStaticLoads();
    }

    @Override
    public List<Fields> map(Document document, Loader loader) {
      evaluations.incrementAndGet();
      return index.map(document, loader);
    }
  }
}
