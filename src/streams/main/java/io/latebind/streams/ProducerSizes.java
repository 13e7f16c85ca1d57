package io.latebind.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The sizes that a producer needs to send a record of the largest size. */
public final class ProducerSizes {
  /** Kafka's own default. */
  private static final long BUFFER_BYTES = 32L * 1024 * 1024;

  private ProducerSizes() {}

  /**
   * The sizes: what the user gave if it suffices, and otherwise what is needed.
   *
   * @param maxMessageBytes the largest size of key and value together
   */
  public static Map<String, Object> of(int maxMessageBytes, ClientProperties given) {
    int request = MessageSizes.topic(maxMessageBytes);
    long buffer = Math.max(BUFFER_BYTES, 2L * request);
    return Map.of(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        given(given, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, request, request),
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        given(given, ProducerConfig.BUFFER_MEMORY_CONFIG, request, buffer));
  }

  private static Object given(ClientProperties given, String name, long least, Object usual) {
    return given
        .get(ClientProperties.PRODUCER, name)
        .<Object>map(value -> isLess(value, least) ? String.valueOf(least) : value)
        .orElse(usual);
  }

  /** Kafka reports a value that is not a number. */
  private static boolean isLess(String text, long least) {
    try {
      return Long.parseLong(text.strip()) < least;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
