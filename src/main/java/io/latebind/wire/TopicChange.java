package io.latebind.wire;

import java.util.Optional;

/** What has become of a topic, so that a state that was made of it cannot be used any more. */
public sealed interface TopicChange {
  /** What to do when the state is of no use and the documents are. */
  String BEGIN_ANEW =
      "To begin anew from the documents that are there, stop all instances, delete the topics"
          + " reindex and entries, and start with another latebind.application.id.";

  /** What to do when documents are not where they belong. */
  String USE_OTHER_TOPICS =
      "To have more, stop all instances, start them with another latebind.topic.prefix and another"
          + " latebind.application.id, and write the documents to the new topic: from their source,"
          + " or copied from documents, where of an id in two partitions the later record counts.";

  /** What has happened and what to do, for the log and the console. */
  String message();

  /**
   * It was deleted.
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
   * It was deleted, and another one has its name now.
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
   * Its number of partitions is another one.
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

  /** What distinguishes a topic from what it was; empty when nothing does, as far as is known. */
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
