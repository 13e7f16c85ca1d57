package io.latebind.bench.contender;

import io.latebind.bench.data.EntryFormat;
import java.util.Arrays;

/** Those that are compared. All are exactly-once, on the same data and the same partitions. */
public enum Contender {
  /** Latebind's indexer, as a user gets it. */
  LATEBIND("latebind", EntryFormat.LATEBIND, InputLayout.ONE_TOPIC),
  /** The foreign-key join of Kafka Streams with its defaults. */
  FK_JOIN("fk-join", EntryFormat.FIELDS, InputLayout.BY_KIND),
  /** The same with Latebind's settings, and the right side projected first. */
  FK_JOIN_TUNED("fk-join-tuned", EntryFormat.FIELDS, InputLayout.BY_KIND),
  /** The same, and nothing is even read that is not needed: as far as a join can be brought. */
  FK_JOIN_LEAN("fk-join-lean", EntryFormat.FIELDS, InputLayout.BY_KIND),
  /** Reads everything, writes the referrers as they came: the limit. */
  PASS_THROUGH("pass-through", EntryFormat.DOCUMENT, InputLayout.ONE_TOPIC);

  /** How the documents are laid out over topics. */
  public enum InputLayout {
    /** All in one topic. */
    ONE_TOPIC,
    /** A topic for each kind. */
    BY_KIND
  }

  private final String title;
  private final EntryFormat format;
  private final InputLayout layout;

  Contender(String title, EntryFormat format, InputLayout layout) {
    this.title = title;
    this.format = format;
    this.layout = layout;
  }

  /** What it is called, on the command line and in tables. */
  public String title() {
    return title;
  }

  /** How it writes entries. */
  public EntryFormat format() {
    return format;
  }

  /** The topics that it reads. */
  public InputLayout layout() {
    return layout;
  }

  /**
   * The one with a title.
   *
   * @throws IllegalArgumentException naming all, when there is none
   */
  public static Contender of(String title) {
    return Arrays.stream(values())
        .filter(contender -> contender.title.equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no contender \""
                        + title
                        + "\". There are: "
                        + String.join(
                            ", ", Arrays.stream(values()).map(Contender::title).toList())));
  }
}
