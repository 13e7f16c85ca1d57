package io.latebind.bench.contender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Reads and writes values as JSON, with a reader and a writer made once for each type. */
final class JsonSerdes {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private JsonSerdes() {}

  /** The serde of a type. */
  static <T> Serde<T> of(Class<T> type) {
    ObjectReader reader = MAPPER.readerFor(type);
    ObjectWriter writer = MAPPER.writerFor(type);
    return Serdes.serdeFrom(
        (topic, value) -> write(writer, value), (topic, bytes) -> read(type, reader, bytes));
  }

  private static <T> @Nullable T read(Class<T> type, ObjectReader reader, byte @Nullable [] bytes) {
    try {
      return bytes == null ? null : type.cast(reader.readValue(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("a document of the benchmark is no JSON", e);
    }
  }

  private static byte @Nullable [] write(ObjectWriter writer, @Nullable Object value) {
    try {
      return value == null ? null : writer.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a value of the benchmark cannot be written", e);
    }
  }
}
