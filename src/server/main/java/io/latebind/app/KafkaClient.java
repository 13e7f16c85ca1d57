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
 * A Kafka client that a node is going to create.
 *
 * @param title its name in messages
 * @param kind the kind of client
 * @param prefixes the prefixes of the properties that apply to it, in order of precedence
 * @param configuration makes the client's configuration from the user's properties
 */
record KafkaClient(
    String title,
    Kind kind,
    List<String> prefixes,
    Function<Map<String, String>, Map<String, Object>> configuration) {

  /** The kinds of Kafka client, each of which checks a configuration as Kafka does. */
  @SuppressWarnings("ImmutableEnumChecker") // Kafka's property definitions never change.
  enum Kind {
    STREAMS(StreamsConfig.configDef()) {
      @Override
      AbstractConfig parse(Map<String, Object> values) {
        return new StreamsConfig(values);
      }

      // It creates the other clients.
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
        // Only Kafka Streams can create its own assignor.
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
        // It would request a producer id at once, and not close until that is answered.
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

    /** The properties that this kind of client knows. */
    ConfigDef properties() {
      return properties;
    }

    /** Parses a configuration as the client does, which rejects invalid values. */
    abstract AbstractConfig parse(Map<String, Object> values);

    /** Creates the client, which rejects more than parsing does, and closes it at once. */
    abstract void make(Map<String, Object> values);
  }

  /** The configuration that results from the user's properties. */
  AbstractConfig parse(Map<String, String> given) {
    return kind.parse(configuration.apply(given));
  }

  /** Requires that the client can be created. */
  void make(Map<String, String> given) {
    Map<String, Object> values = configuration.apply(given);
    kind.parse(values);
    kind.make(values);
  }
}
