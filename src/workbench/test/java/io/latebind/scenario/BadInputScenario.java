package io.latebind.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.indexer.Partitionings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BadInputScenario {
  private static final byte[] GOOD = utf8("{\"v\":1}");

  @Test
  void everyKindOfBadRecordBecomesADeadLetterAndTheNextGoodOneGoesThrough() throws Exception {
    try (Installation installation = Installation.start(TestIndexes.hops())) {
      allowLargeRecords(installation);
      try (KafkaProducer<byte[], byte[]> producer = producer(installation)) {
        int count = 0;
        for (Bad bad : bad()) {
          int partition = bad.partition() < 0 ? count % 6 : bad.partition();
          producer.send(new ProducerRecord<>("documents", partition, bad.key(), bad.value())).get();
          installation.write("r/good" + count, "{\"v\":" + count + "}");
          count++;
        }
      }

      installation.awaitComplete();

      List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(installation, bad().size());
      assertThat(letters.stream().map(letter -> header(letter, "latebind.reason")))
          .containsExactlyInAnyOrderElementsOf(bad().stream().map(Bad::reason).toList());
      for (ConsumerRecord<byte[], byte[]> letter : letters) {
        assertThat(header(letter, "latebind.topic")).isEqualTo("documents");
        assertThat(header(letter, "latebind.partition")).matches("[0-5]");
        assertThat(header(letter, "latebind.offset")).matches("\\d+");
        assertThat(header(letter, "latebind.detail")).contains("; ");
      }
    }
  }

  @Test
  void aRecordWithoutAKeyIsRefusedByTheBrokerAlready() {
    try (Installation installation = Installation.start(TestIndexes.hops());
        KafkaProducer<byte[], byte[]> producer = producer(installation)) {
      var sent = producer.send(new ProducerRecord<>("documents", null, GOOD));

      assertThatThrownBy(sent::get).hasCauseInstanceOf(InvalidRecordException.class);
    }
  }

  /** A bad record, and the reason for which it is refused. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Bad(
      String reason, int partition, byte @Nullable [] key, byte @Nullable [] value) {}

  private static List<Bad> bad() {
    List<Bad> bad = new ArrayList<>();
    bad.add(new Bad("bad-id", -1, new byte[0], GOOD));
    bad.add(new Bad("bad-id", -1, new byte[] {'r', '/', (byte) 0xC3, 0x28}, GOOD));
    bad.add(new Bad("bad-id", -1, utf8("r/" + "x".repeat(10_000)), GOOD));
    for (byte[] value :
        List.of(
            utf8(""),
            utf8("{"),
            utf8("{\"a\":1} and more"),
            utf8("[1,2,3]"),
            utf8("\"text\""),
            utf8("null"),
            utf8("{\"a\":\"\\ud800\"}"),
            utf8("{\"a\":NaN}"),
            new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'},
            "{\"v\":1}".getBytes(StandardCharsets.UTF_16LE),
            utf8("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
            utf8("{\"a\":" + "9".repeat(5_000) + "}"))) {
      bad.add(new Bad("bad-document", 0, idAtHome(0), value));
    }
    bad.add(new Bad("too-large", 0, idAtHome(0), utf8("{\"a\":\"" + "x".repeat(2 << 20) + "\"}")));
    bad.add(new Bad("wrong-partition", 1, idAtHome(0), GOOD));
    bad.add(new Bad("wrong-partition", 1, idAtHome(0), null));
    return bad;
  }

  /** An id whose home is the given one of six partitions. */
  private static byte[] idAtHome(int partition) {
    int i = 0;
    while (Partitionings.MURMUR2.home("r/bad" + i, 6) != partition) {
      i++;
    }
    return utf8("r/bad" + i);
  }

  private static KafkaProducer<byte[], byte[]> producer(Installation installation) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            installation.node().bootstrapServers(),
            "max.request.size",
            8 << 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** As an operator might: then it is Latebind that has to refuse what is too large. */
  private static void allowLargeRecords(Installation installation) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", installation.node().bootstrapServers()))) {
      var topic = new ConfigResource(ConfigResource.Type.TOPIC, "documents");
      var larger =
          new AlterConfigOp(
              new ConfigEntry("max.message.bytes", Integer.toString(8 << 20)),
              AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(topic, List.of(larger))).all().get();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters(
      Installation installation, int count) {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                installation.node().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("dead-letters").stream()
              .map(each -> new TopicPartition("dead-letters", each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (letters.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
      }
    }
    return letters;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    byte[] value = Objects.requireNonNull(letter.headers().lastHeader(name)).value();
    return new String(value, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
