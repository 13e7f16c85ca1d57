package io.latebind.scenario.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.broker.EmbeddedBroker;
import io.latebind.scenario.Asking;
import io.latebind.scenario.Installation;
import io.latebind.scenario.ServeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances in processes of their own, asked while one comes, goes, and is killed. */
@Tag("deep")
class SearchMovesScenario {
  private static final int DOCUMENTS = 2_000;
  private static final String ALL = "/indexes/hops/search?limit=3&timeoutMillis=5000&q=*:*";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void anAnswerIsCompleteOrSaysThatItIsNotWhileInstancesComeAndGo() throws Exception {
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(EmbeddedBroker.Options.keptIn(folder.resolve("broker")));
        ServeProcess first = start(broker, "first");
        Asking client = new Asking(first.url())) {
      write(broker);
      client.awaitSearchable("hops");

      try (ServeProcess second = start(broker, "second");
          Asking other = new Asking(second.url())) {
        askUntilSettled(client, "while an instance comes");
        other.awaitSearchable("hops");
        askUntilSettled(other, "from the instance that came");
      }
      askUntilSettled(client, "after an instance went");

      ServeProcess killed = start(broker, "third");
      try (Asking other = new Asking(killed.url())) {
        askUntilSettled(client, "while another comes");
        other.awaitSearchable("hops");
      }
      killed.kill();
      askUntilSettled(client, "after an instance was killed");
    }
  }

  /** Asks without pause until answers have been complete for a while. */
  private static void askUntilSettled(Asking client, String when) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    long completeSince = System.nanoTime();
    int complete = 0;
    int incomplete = 0;
    while (System.nanoTime() - completeSince < Duration.ofSeconds(12).toNanos()) {
      Asking.Answer answer = client.get(ALL);
      if (isComplete(answer)) {
        complete++;
        assertThat(answer.body().path("total").path("value").asInt())
            .as("%s: %s", when, answer.body())
            .isEqualTo(DOCUMENTS);
      } else {
        incomplete++;
        completeSince = System.nanoTime();
        assertSaysWhy(answer, when);
        assertThat(System.nanoTime()).as("%s it settles", when).isLessThan(deadline);
      }
    }
    System.out.printf("%s: %d complete answers, %d incomplete%n", when, complete, incomplete);
    assertThat(complete).isPositive();
  }

  private static boolean isComplete(Asking.Answer answer) {
    return answer.status() == 200 && answer.body().path("complete").asBoolean();
  }

  private static void assertSaysWhy(Asking.Answer answer, String when) {
    if (answer.status() == 503 || answer.status() == 504) {
      assertThat(answer.body().path("detail").asText()).isNotEmpty();
      return;
    }
    assertThat(answer.status()).as("%s: %s", when, answer.body()).isEqualTo(200);
    JsonNode partitions = answer.body().path("partitions");
    boolean missing = partitions.path("answered").asInt() < partitions.path("total").asInt();
    boolean stale = !partitions.path("stale").isEmpty();
    assertThat(missing || stale).as("%s: %s", when, answer.body()).isTrue();
  }

  private ServeProcess start(EmbeddedBroker broker, String name) throws Exception {
    Path config = folder.resolve(name + ".properties");
    Files.writeString(config, "latebind.search.standbys=1\n");
    return ServeProcess.start(
        folder.resolve(name + ".log"),
        "--bootstrap-server",
        broker.bootstrapServer(),
        "--config",
        config.toString(),
        "--data",
        folder.resolve(name).toString());
  }

  private static void write(EmbeddedBroker broker) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    try (Producer<String, String> producer = Installation.producer(broker.bootstrapServer())) {
      for (int i = 0; i < DOCUMENTS; i++) {
        String referrer = "{\"v\":%d,\"ref\":\"t/%d\"}".formatted(i, i);
        sent.add(producer.send(new ProducerRecord<>("documents", "r/" + i, referrer)));
        String target = "{\"name\":\"n%d\"}".formatted(i);
        sent.add(producer.send(new ProducerRecord<>("documents", "t/" + i, target)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    }
  }
}
