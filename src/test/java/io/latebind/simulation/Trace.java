package io.latebind.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What happened: the last of it to read, all of it as a hash, and how often each feature. */
final class Trace {
  private static final int REMEMBERED = 80;

  private final Deque<Happening> last = new ArrayDeque<>();
  private final Map<Feature, Long> counts = new EnumMap<>(Feature.class);
  private long hash = 1;
  private long number;

  private record Happening(long number, List<Object> parts) {
    @Override
    public String toString() {
      return number + " " + parts.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
  }

  /** Notes something; the parts are texts, numbers or bytes, so that their hash is reproducible. */
  void note(Object... parts) {
    for (Object part : parts) {
      hash = hash * 0x100000001B3L + part.toString().hashCode();
    }
    last.addLast(new Happening(number++, List.of(parts)));
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
  }

  void count(Feature feature) {
    counts.merge(feature, 1L, Long::sum);
  }

  Map<Feature, Long> counts() {
    return counts;
  }

  long hash() {
    return hash;
  }

  @Override
  public String toString() {
    return last.stream().map(Happening::toString).collect(Collectors.joining("\n"));
  }
}
