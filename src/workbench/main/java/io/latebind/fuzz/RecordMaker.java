package io.latebind.fuzz;

import io.latebind.fuzz.corpus.BadRecord;
import io.latebind.index.Projection;
import io.latebind.protocol.Message;
import io.latebind.wire.BatchCodec;
import io.latebind.wire.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes records from a seed: good ones, good ones with damage, and strange ones. Most ids are among
 * a few hundred, so that records meet each other.
 */
final class RecordMaker {
  private static final int REFERRERS = 200;
  private static final int TARGETS = 50;

  /** A broker refuses what comes from the future, and the whole batch with it. */
  private static final long LATEST_MILLIS = 1_700_000_000_000L;

  private static final List<String> HEADERS =
      List.of("latebind.negative-timestamp", "latebind.reason", "latebind.offset", "x");

  private final SplittableRandom random;
  private final JsonMaker json;
  private final Damage damage;

  RecordMaker(SplittableRandom random) {
    this.random = random;
    this.json = new JsonMaker(random.split());
    this.damage = new Damage(random.split());
  }

  BadRecord next() {
    boolean message = random.nextInt(10) == 0;
    boolean batch = message && random.nextInt(3) == 0;
    byte[] key = key(message);
    byte[] value = batch ? batch() : message ? message() : document();
    return new BadRecord(
        message ? "reindex" : "documents",
        -1,
        batch || random.nextInt(200) == 0 ? null : key,
        random.nextInt(30) == 0 ? null : value,
        headers(),
        random.nextLong(LATEST_MILLIS));
  }

  private byte[] key(boolean message) {
    boolean target = message || random.nextInt(3) == 0;
    String id = target ? "t/" + random.nextInt(TARGETS) : "r/" + random.nextInt(REFERRERS);
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(20) == 0 ? damage.once(bytes) : bytes;
  }

  private byte[] document() {
    String text =
        switch (random.nextInt(4)) {
          case 0 -> json.thing(REFERRERS, TARGETS);
          case 1 -> "{\"name\":" + json.value(2) + ",\"ref\":\"r/1\"}";
          default -> json.object(4);
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(3) == 0 ? damage.some(bytes) : bytes;
  }

  private byte[] batch() {
    List<BatchCodec.Part> parts = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      parts.add(new BatchCodec.Part(key(true), message()));
    }
    byte[] bytes = BatchCodec.encode(parts);
    return random.nextInt(3) == 0 ? damage.some(bytes) : bytes;
  }

  private byte[] message() {
    String target = "t/" + random.nextInt(TARGETS);
    Projection name = Projection.of(List.of(List.of("name")));
    Message message =
        switch (random.nextInt(4)) {
          case 0 -> new Message.Subscribe(target, name, random.nextInt(3));
          case 1 -> new Message.Unsubscribe(target, random.nextInt(3));
          case 2 -> new Message.Replicate(target, name.fingerprint(), null);
          default -> new Message.Replicate(target, name.fingerprint(), document());
        };
    byte[] bytes = MessageCodec.encode(message);
    return random.nextInt(3) == 0 ? bytes : damage.some(bytes);
  }

  private Headers headers() {
    Headers headers = new RecordHeaders();
    for (int i = random.nextInt(50) == 0 ? random.nextInt(1, 5) : 0; i > 0; i--) {
      headers.add(HEADERS.get(random.nextInt(HEADERS.size())), headerValue());
    }
    return headers;
  }

  private byte @Nullable [] headerValue() {
    return random.nextInt(5) == 0 ? null : damage.noise(random.nextInt(12));
  }
}
