package io.latebind.soak.load;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was written last under every id. The ids are given with the size: what is deleted comes back
 * under its old id, so that the state does not grow by itself. One thread writes.
 */
public final class SoakLedger {
  private final int referrers;
  private final int targets;
  private final int looks;
  private final int[] versions;
  private final int[] references;
  private final boolean[] deleted;
  private final Map<String, String> probes = new ConcurrentHashMap<>();

  /** An id and its new document; null deletes it. */
  record Write(String id, @Nullable String json) {}

  public SoakLedger(int documents, SplittableRandom random) {
    looks = Math.max(1, documents / 50);
    targets = documents * 38 / 100;
    referrers = documents - looks - targets;
    versions = new int[documents];
    references = new int[documents];
    deleted = new boolean[documents];
    for (int i = 0; i < documents; i++) {
      references[i] = someTarget(random);
    }
  }

  int size() {
    return versions.length;
  }

  int referrers() {
    return referrers;
  }

  int looks() {
    return looks;
  }

  /** One in ten refers to one of the few that are hot. */
  private int someTarget(SplittableRandom random) {
    return random.nextInt(random.nextInt(10) == 0 ? SoakDocuments.HOT : targets);
  }

  /** The document with this number as it is. */
  Write at(int number) {
    return new Write(id(number), deleted[number] ? null : json(number));
  }

  /** A change of a document that chance picks. */
  public Write change(SplittableRandom random) {
    int number = pick(random);
    int kind = random.nextInt(100);
    if (deleted[number]) {
      deleted[number] = false;
    } else if (kind < 5) {
      deleted[number] = true;
    } else if (kind < 25) {
      references[number] = someTarget(random);
    }
    versions[number]++;
    return at(number);
  }

  /** Mostly any document; one in a thousand is a hot target. */
  private int pick(SplittableRandom random) {
    return random.nextInt(1_000) == 0
        ? referrers + random.nextInt(SoakDocuments.HOT)
        : random.nextInt(size());
  }

  private String id(int number) {
    if (number < referrers) {
      return "r/" + number;
    }
    return number < referrers + targets
        ? "t/" + (number - referrers)
        : "v/" + (number - referrers - targets);
  }

  private String json(int number) {
    int version = versions[number];
    int reference = references[number];
    if (number < referrers) {
      return SoakDocuments.referrer(number, version, reference);
    }
    return number < referrers + targets
        ? SoakDocuments.target(number - referrers, version, reference)
        : SoakDocuments.look(number - referrers - targets, version, reference);
  }

  /** Notes a document that was written beside those with numbers. */
  void note(String id, String json) {
    probes.put(id, json);
  }

  /** Everything that stands: id to JSON. */
  public Map<String, String> standing() {
    Map<String, String> standing = new TreeMap<>(probes);
    for (int i = 0; i < size(); i++) {
      if (!deleted[i]) {
        standing.put(id(i), json(i));
      }
    }
    return standing;
  }
}
