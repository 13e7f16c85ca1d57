package io.latebind.state;

import io.latebind.protocol.Visit;
import io.latebind.rows.DocumentState;
import io.latebind.rows.ReferrerHead;
import io.latebind.rows.RowCodecs;
import io.latebind.rows.RowKeys;
import io.latebind.rows.Rows;
import io.latebind.rows.Utf8Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The referrers of targets that have many, in chunks. A new referrer is added to the last chunk,
 * and its own row records which one that is ({@link DocumentState#place}). A lap goes through the
 * chunks in the order of their numbers, and through a chunk in the order of ids, so that referrers
 * that remain keep their positions.
 */
final class ReferrerRows implements CachedRows {
  /** The most referrers in a chunk, which makes a row of about a kilobyte. */
  static final int MOST_IN_A_CHUNK = 64;

  private static final ReferrerHead NOTHING = new ReferrerHead(0, 0, 0);

  private final int most;
  private final WriteBack<ReferrerHead> heads;
  private final WriteBack<List<String>> chunks;

  /**
   * The rows of referrers.
   *
   * @param most the most referrers in a chunk
   * @param heldBytes about how many bytes of recently used rows to hold in memory
   */
  ReferrerRows(Rows rows, int most, long heldBytes) {
    this.most = most;
    heads =
        new WriteBack<>(
            rows,
            target -> RowKeys.key(RowKeys.REFERRER, target),
            RowCodecs::encode,
            RowCodecs::decodeHead,
            head -> 32,
            heldBytes / 4);
    Function<String, byte[]> keys =
        name -> RowKeys.chunk(name.substring(NUMBER_LENGTH), number(name));
    chunks =
        new WriteBack<>(
            rows,
            keys,
            RowCodecs::encodeChunk,
            RowCodecs::decodeChunk,
            chunk -> 64 + 64 * chunk.size(),
            heldBytes - heldBytes / 4);
  }

  /** The length of a chunk's number as text; such texts are ordered as their numbers are. */
  private static final int NUMBER_LENGTH = 4;

  private static final int CHARACTER_BITS = 8;

  /** A number in front of a text. */
  private static String name(int number, String text) {
    StringBuilder name = new StringBuilder(NUMBER_LENGTH + text.length());
    for (int shift = 24; shift >= 0; shift -= CHARACTER_BITS) {
      name.append((char) ('\u0100' + ((number >>> shift) & 0xFF)));
    }
    return name.append(text).toString();
  }

  private static int number(String name) {
    int number = 0;
    for (int i = 0; i < NUMBER_LENGTH; i++) {
      number = number << CHARACTER_BITS | (name.charAt(i) - '\u0100');
    }
    return number;
  }

  /** The cursor of a referrer in a chunk. */
  static String cursor(int chunk, String referrer) {
    return name(chunk, referrer);
  }

  /**
   * Adds a referrer.
   *
   * @return its chunk
   */
  int add(String target, String referrer) {
    ReferrerHead head = head(target);
    List<String> chunk = chunk(target, head.last());
    int number = head.last();
    if (chunk.size() >= most) {
      number++;
      chunk = List.of();
    }
    int at = Collections.binarySearch(chunk, referrer, Utf8Order.INSTANCE);
    if (at < 0) {
      List<String> more = new ArrayList<>(chunk);
      more.add(-at - 1, referrer);
      chunks.put(name(number, target), more);
      heads.put(target, new ReferrerHead(head.count() + 1, head.first(), number));
    }
    return number;
  }

  /** Removes a referrer from its chunk. */
  void remove(String target, String referrer, int number) {
    List<String> chunk = chunk(target, number);
    int at = Collections.binarySearch(chunk, referrer, Utf8Order.INSTANCE);
    if (at < 0) {
      return;
    }
    List<String> fewer = new ArrayList<>(chunk);
    fewer.remove(at);
    chunks.put(name(number, target), fewer.isEmpty() ? null : fewer);
    ReferrerHead head = head(target);
    int first = head.first();
    while (first < head.last() && chunk(target, first).isEmpty()) {
      first++;
    }
    heads.put(target, new ReferrerHead(head.count() - 1, first, head.last()));
  }

  boolean isAny(String target) {
    return head(target).count() > 0;
  }

  /** As {@link io.latebind.protocol.State#referrers}. */
  List<Visit> between(String target, String after, @Nullable String upTo, int limit) {
    ReferrerHead head = head(target);
    int from = after.isEmpty() ? head.first() : Math.max(head.first(), number(after));
    List<Visit> between = new ArrayList<>();
    for (int number = from; number <= head.last() && between.size() < limit; number++) {
      if (!between(chunk(target, number), number, after, upTo, limit, between)) {
        break;
      }
    }
    return between;
  }

  /**
   * Adds visits to the referrers of a chunk.
   *
   * @return whether there may be more after it
   */
  static boolean between(
      List<String> chunk,
      int number,
      String after,
      @Nullable String upTo,
      int limit,
      List<Visit> into) {
    for (String referrer : chunk) {
      String cursor = cursor(number, referrer);
      if (upTo != null && Utf8Order.INSTANCE.compare(cursor, upTo) > 0) {
        return false;
      }
      if (into.size() < limit && Utf8Order.INSTANCE.compare(cursor, after) > 0) {
        into.add(new Visit(referrer, cursor));
      }
    }
    return true;
  }

  /** Forgets a target that no longer has any. */
  void forget(String target) {
    heads.put(target, null);
  }

  private ReferrerHead head(String target) {
    ReferrerHead head = heads.get(target);
    return head == null ? NOTHING : head;
  }

  private List<String> chunk(String target, int number) {
    List<String> chunk = chunks.get(name(number, target));
    return chunk == null ? List.of() : chunk;
  }

  @Override
  public boolean isChanged() {
    return heads.isChanged() || chunks.isChanged();
  }

  @Override
  public void write() {
    heads.write();
    chunks.write();
  }

  @Override
  public void forget() {
    heads.forget();
    chunks.forget();
  }
}
