package io.latebind.bench.data;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

/** Makes the JSON of documents: 1 KB each, most of which no index reads. */
public final class BenchDocuments {
  /** The size of every document, in bytes. */
  public static final int BYTES = 1024;

  private static final int POOL = 1 << 16;

  private final Shape shape;
  private final String pool;

  /** The documents of a data set; the seed decides what they say beside what is read. */
  public BenchDocuments(Shape shape, long seed) {
    this.shape = shape;
    this.pool = pool(new Random(seed));
  }

  /** Words of few letters, which compress about as text does. */
  private static String pool(Random random) {
    StringBuilder words = new StringBuilder(POOL);
    while (words.length() < POOL) {
      int length = 2 + random.nextInt(8);
      for (int i = 0; i < length; i++) {
        words.append((char) ('a' + Math.min(25, Math.abs((int) (random.nextGaussian() * 8)))));
      }
      words.append(' ');
    }
    return words.toString();
  }

  /** The value of a record. */
  public byte[] json(Write write) {
    StringBuilder json = new StringBuilder(BYTES);
    switch (write.kind()) {
      case REFERRER -> referrer(json, write);
      case TARGET -> target(json, write);
      case SECOND -> second(json, write);
    }
    return json.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** What is read stands at the beginning, in the middle and at the end. */
  private void referrer(StringBuilder json, Write write) {
    int number = write.number();
    json.append("{\"title\":\"").append(title(number, write.version())).append("\",");
    json.append("\"status\":\"open\",\"buyer\":{\"mail\":\"m").append(number);
    json.append("@example.org\",\"phone\":\"+49 30 ").append(number).append("\",\"vip\":false},");
    for (int i = 0; i < shape.references(); i++) {
      json.append('"').append(reference(i)).append("\":\"");
      json.append(shape.id(Kind.TARGET, shape.target(number, i))).append("\",");
    }
    json.append("\"lines\":[");
    for (int i = 0; i < 4; i++) {
      json.append(i == 0 ? "" : ",").append("{\"sku\":\"").append((number * 31 + i) & 0xffff);
      json.append("\",\"count\":").append(i + 1).append(",\"price\":").append(i * 7).append(".5}");
    }
    json.append("],");
    String end = "\",\"total\":" + total(number, write.version()) + "}";
    fill(json, "\"note\":\"", end, write);
  }

  private void target(StringBuilder json, Write write) {
    int number = write.number();
    json.append("{\"stock\":").append(write.noise()).append(",\"address\":{\"street\":\"S ");
    json.append(number).append("\",\"city\":\"C\",\"lines\":[1,2,3]},");
    json.append("\"region\":\"").append(shape.id(Kind.SECOND, shape.second(number)));
    String end = "\",\"name\":\"" + name(number, write.version()) + "\"}";
    fill(json, "\",\"about\":\"", end, write);
  }

  private void second(StringBuilder json, Write write) {
    json.append("{\"label\":\"").append(label(write.number(), write.version()));
    fill(json, "\",\"about\":\"", "\"}", write);
  }

  private void fill(StringBuilder json, String begin, String end, Write write) {
    int length = BYTES - json.length() - begin.length() - end.length();
    int from = Math.floorMod(mixed(write) * 0x9E3779B9, POOL - BYTES);
    json.append(begin).append(pool, from, from + length).append(end);
  }

  /** Not the hash of the record: that of an enum differs between processes. */
  private static int mixed(Write write) {
    return Objects.hash(write.kind().name(), write.number(), write.version(), write.noise());
  }

  /** The name of the field that holds a reference. */
  static String reference(int which) {
    return which == 0 ? "ref" : "ref" + (which + 1);
  }

  static String title(int number, int version) {
    return "title-" + number + "-" + version;
  }

  static long total(int number, int version) {
    return 7L * number + version;
  }

  static String name(int number, int version) {
    return "name-" + number + "-" + version;
  }

  static String label(int number, int version) {
    return "label-" + number + "-" + version;
  }
}
