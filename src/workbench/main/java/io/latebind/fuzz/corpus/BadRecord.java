package io.latebind.fuzz.corpus;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record of the corpus. Its lines are {@code key:}, {@code value:}, {@code header: name=value},
 * {@code timestamp:}, {@code topic:} and {@code partition:}; without a line there is no key, no
 * value, and the rest is as usual.
 *
 * @param topic {@code documents} or another
 * @param partition -1 where it does not matter
 */
@SuppressWarnings("ArrayRecordComponent")
public record BadRecord(
    String topic,
    int partition,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers,
    long timestamp) {
  public static BadRecord of(List<String> input) {
    Headers headers = new RecordHeaders();
    all(input, "header:")
        .forEach(
            line -> {
              String[] parts = line.split("=", 2);
              headers.add(parts[0], parts.length == 1 ? null : Escapes.decode(parts[1]));
            });
    return new BadRecord(
        Objects.requireNonNullElse(one(input, "topic:"), "documents"),
        Integer.parseInt(Objects.requireNonNullElse(one(input, "partition:"), "-1")),
        bytes(input, "key:"),
        bytes(input, "value:"),
        headers,
        Long.parseLong(Objects.requireNonNullElse(one(input, "timestamp:"), "1000")));
  }

  private static Stream<String> all(List<String> input, String name) {
    return input.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .map(line -> line.startsWith(" ") ? line.substring(1) : line);
  }

  private static @Nullable String one(List<String> input, String name) {
    return all(input, name).findFirst().orElse(null);
  }

  private static byte @Nullable [] bytes(List<String> input, String name) {
    String text = one(input, name);
    return text == null ? null : Escapes.decode(text);
  }
}
