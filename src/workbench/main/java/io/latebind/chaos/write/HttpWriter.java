package io.latebind.chaos.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.chaos.write.ChaosClient.Answer;
import io.latebind.document.Json;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes some documents over HTTP, by whichever instance, one after the other. */
final class HttpWriter {
  private final List<ChaosClient> clients;
  private final Graph graph;
  private final WriteLedger ledger;
  private final ChaosTally tally;
  private final SplittableRandom random;

  HttpWriter(
      List<ChaosClient> clients, Graph graph, WriteLedger ledger, ChaosTally tally, long seed) {
    this.clients = clients;
    this.graph = graph;
    this.ledger = ledger;
    this.tally = tally;
    this.random = new SplittableRandom(seed);
  }

  /** Writes the next version of a document. What is refused or unanswered is in doubt. */
  void write(String id) throws InterruptedException {
    int version = ledger.send(id);
    Optional<ObjectNode> content = graph.content(id, version);
    ChaosClient client = clients.get(random.nextInt(clients.size()));
    String path = "/documents/" + id;
    Answer answer =
        content.isPresent() ? client.put(path, Json.encode(content.get())) : client.delete(path);
    if (answer.status() == 202) {
      tally.add("HTTP write: acknowledged");
      ledger.acknowledge(id, version);
    } else {
      tally.add("HTTP write: in doubt");
      ledger.doubt(id, version);
    }
  }
}
