package io.latebind.rows;

import java.util.Optional;

/** A change of a topic that makes the state built from it unusable. */
public sealed interface TopicChange {
  /** What to do when the state is unusable, but the documents are intact. */
  String BEGIN_ANEW =
      "To begin anew from the documents that are there, stop all instances, delete the topics"
          + " reindex and entries, and start with another latebind.application.id.";

  /** What to do when documents are on the wrong partitions. */
  String USE_OTHER_TOPICS =
      "To have more, stop all instances, start them with another latebind.topic.prefix and another"
          + " latebind.application.id, and write the documents to the new topic: from their source,"
          + " or copied from documents, where of an id in two partitions the later record counts.";

  /** What has happened and what to do, for the log and the console. */
  String message();

  /**
   * The topic was deleted.
   *
   * @param topic without its prefix
   */
  record Deleted(String topic) implements TopicChange {
    @Override
    public String message() {
      String first =
          topic.equals("documents")
              ? "Create it again with `latebind topics apply` and write its documents to it. "
              : "";
      return "The topic %s was deleted. %s%s".formatted(topic, first, BEGIN_ANEW);
    }
  }

  /**
   * The topic was deleted and recreated.
   *
   * @param topic without its prefix
   */
  record Recreated(String topic) implements TopicChange {
    @Override
    public String message() {
      return ("The topic %s was deleted and created again: the state was made of another one, and"
              + " its entries would live on without it. %s")
          .formatted(topic, BEGIN_ANEW);
    }
  }

  /**
   * The number of partitions has changed.
   *
   * @param topic without its prefix
   * @param before how many it had
   * @param now how many it has
   */
  record Repartitioned(String topic, int before, int now) implements TopicChange {
    @Override
    public String message() {
      String what = "The topic %s had %d partitions and has %d. ".formatted(topic, before, now);
      return topic.equals("documents")
          ? what
              + "Kafka takes none away, and with another number ids belong to other partitions than"
              + " those that hold their state. "
              + USE_OTHER_TOPICS
          : what + "It must have as many as documents. " + BEGIN_ANEW;
    }
  }

  /** How a topic has changed; empty when it has not, as far as is known. */
  static Optional<TopicChange> between(String topic, TopicId before, TopicId now) {
    if (!before.isKnown() || !now.isKnown() || before.equals(now)) {
      return Optional.empty();
    }
    if (now.equals(TopicId.GONE)) {
      return Optional.of(new Deleted(topic));
    }
    return Optional.of(
        before.id().equals(now.id())
            ? new Repartitioned(topic, before.partitions(), now.partitions())
            : new Recreated(topic));
  }
}
