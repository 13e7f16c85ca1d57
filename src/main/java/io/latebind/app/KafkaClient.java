package io.latebind.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A client of Kafka that a node is going to make.
 *
 * @param title what it is, for messages
 * @param kind what Kafka makes of it
 * @param prefixes of the properties that are for it, the strongest first
 * @param configuration what it is made with, by what the user gave
 */
record KafkaClient(
    String title,
    Kind kind,
    List<String> prefixes,
    Function<Map<String, String>, Map<String, Object>> configuration) {

  /** What Kafka makes of a configuration. */
  @SuppressWarnings("ImmutableEnumChecker") // What Kafka knows of its properties never changes.
  enum Kind {
    STREAMS(StreamsConfig.configDef()) {
      @Override
      AbstractConfig parse(Map<String, Object> values) {
        return new StreamsConfig(values);
      }

      // It makes the others.
      @Override
      void make(Map<String, Object> values) {}
    },
    CONSUMER(ConsumerConfig.configDef()) {
      @Override
      AbstractConfig parse(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new ConsumerConfig(all);
      }

      @Override
      void make(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        // That of Kafka Streams can be made by Kafka Streams only.
        all.remove(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
        new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer())
            .close(CloseOptions.timeout(Duration.ZERO));
      }
    },
    PRODUCER(ProducerConfig.configDef()) {
      @Override
      AbstractConfig parse(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new ProducerConfig(all);
      }

      @Override
      void make(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        // It would ask the broker for an id at once, and not end before that is answered.
        all.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())
            .close(Duration.ZERO);
      }
    },
    ADMIN(AdminClientConfig.configDef()) {
      @Override
      AbstractConfig parse(Map<String, Object> values) {
        return new AdminClientConfig(values);
      }

      @Override
      void make(Map<String, Object> values) {
        Admin.create(values).close(Duration.ZERO);
      }
    };

    private final ConfigDef properties;

    Kind(ConfigDef properties) {
      this.properties = properties;
    }

    /** The properties that it knows. */
    ConfigDef properties() {
      return properties;
    }

    /** Reads a configuration as the client does, which refuses values that will not do. */
    abstract AbstractConfig parse(Map<String, Object> values);

    /** Makes the client, which refuses more, and gives it up at once. */
    abstract void make(Map<String, Object> values);
  }

  /** What holds for it when the user gave this. */
  AbstractConfig parse(Map<String, String> given) {
    return kind.parse(configuration.apply(given));
  }

  /** Makes sure that it can be made. */
  void make(Map<String, String> given) {
    Map<String, Object> values = configuration.apply(given);
    kind.parse(values);
    kind.make(values);
  }
}
