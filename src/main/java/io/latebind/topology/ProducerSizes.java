package io.latebind.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What a producer needs for it to send a record of the largest size. */
public final class ProducerSizes {
  /** Kafka's own default. */
  private static final long BUFFER_BYTES = 32L * 1024 * 1024;

  private ProducerSizes() {}

  /**
   * The sizes: what the user gave if that is enough, and otherwise as much as it takes.
   *
   * @param maxMessageBytes the largest key and value together
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

  /** Kafka says what is wrong with what is no number. */
  private static boolean isLess(String text, long least) {
    try {
      return Long.parseLong(text.strip()) < least;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
