package io.latebind.simulation.world;

import io.latebind.document.Json;
import io.latebind.protocol.Effect;
import io.latebind.protocol.Event;
import io.latebind.protocol.Message;
import io.latebind.protocol.Sweep;
import io.latebind.simulation.kafka.Broker;
import io.latebind.simulation.kafka.Instance;
import io.latebind.simulation.kafka.Log;
import io.latebind.simulation.kafka.Offsets;
import io.latebind.simulation.kafka.SimulatedStores;
import io.latebind.simulation.kafka.StreamThread;
import io.latebind.simulation.kafka.Task;
import io.latebind.simulation.kafka.Transaction;
import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens in a world, told in sentences. */
public final class Sentences {
  private static final int SHOWN = 160;

  private Sentences() {}

  static String of(Action.Write write, int partition) {
    return write.content() == null
        ? "a client deletes %s (partition %d)".formatted(name(write.id()), partition)
        : "a client writes %s (partition %d): %s"
            .formatted(name(write.id()), partition, shorten(write.content().json()));
  }

  static String of(Action.Bulk bulk, Transaction transaction) {
    return "a client writes %s in transaction %d and %s it"
        .formatted(
            bulk.writes().stream().map(Sentences::of).collect(Collectors.joining(" and ")),
            transaction.number(),
            bulk.commits() ? "commits" : "aborts");
  }

  private static String of(Action.Write write) {
    return name(write.id())
        + (write.content() == null ? " (deleted)" : " " + shorten(write.content().json()));
  }

  static String of(Event event, StreamThread thread, Task task, Transaction transaction) {
    return "partition %d (%s, transaction %d) %s"
        .formatted(task.partition(), who(thread), transaction.number(), of(event));
  }

  static String ofRefused(
      Log.Entry<Broker.Produced> record, StreamThread thread, Task task, Transaction transaction) {
    return "partition %d (%s, transaction %d) refuses what came for %s"
        .formatted(task.partition(), who(thread), transaction.number(), name(record.value().id()));
  }

  private static String of(Event event) {
    return switch (event) {
      case Event.Started started ->
          "begins with the definitions of today"
              + (started.behind() ? ", and has to catch up" : "");
      case Event.CaughtUp ignored -> "has caught up";
      case Event.DocumentWritten written ->
          written.content() == null
              ? "takes the deletion of " + name(written.id())
              : "takes " + name(written.id()) + ", version " + version(written.content());
      case Event.DocumentRefused refused -> "refuses what came for " + name(refused.id());
      case Event.Received received -> "receives " + of(received.message());
      case Event.Step step ->
          "visits the next %s, at a cost of %s".formatted(visited(step.sweep()), step.budget());
      case Event.RecordEnded ended ->
          "evaluates what a record has made dirty, at a cost of " + ended.budget();
      case Event.Committing committing ->
          "evaluates what is dirty before a commit, at a cost of " + committing.budget();
    };
  }

  private static String visited(String sweep) {
    if (sweep.equals(Sweep.ALL_DOCUMENTS)) {
      return "of all documents";
    }
    if (sweep.equals(Sweep.DIRTY)) {
      return "dirty documents";
    }
    return sweep.equals(Sweep.QUESTIONS) ? "open questions" : "referrers of " + name(sweep);
  }

  private static long version(byte[] content) {
    return Json.decodeObject(content).path("v").longValue();
  }

  public static String of(Effect effect) {
    return switch (effect) {
      case Effect.Send send ->
          "sends %s to partition %d".formatted(of(send.message()), send.partition());
      case Effect.Publish publish ->
          publish.entry() == null
              ? "withdraws " + name(publish.key())
              : "publishes " + shorten(text(publish.entry()));
      case Effect.Reject reject ->
          "refuses %s for %s: %s"
              .formatted(name(reject.documentId()), reject.index(), reject.reason());
    };
  }

  private static String of(Message message) {
    return switch (message) {
      case Message.Subscribe subscribe ->
          "Subscribe(%s, reading %s, from partition %d)"
              .formatted(
                  name(subscribe.target()),
                  subscribe.projection().isWhole()
                      ? "all"
                      : subscribe.projection().paths().toString(),
                  subscribe.from());
      case Message.Unsubscribe unsubscribe ->
          "Unsubscribe(%s, from partition %d)"
              .formatted(name(unsubscribe.target()), unsubscribe.from());
      case Message.Replicate replicate ->
          "Replicate(%s, %s)"
              .formatted(
                  name(replicate.target()),
                  replicate.content() == null ? "there is none" : text(replicate.content()));
    };
  }

  static String fetched(Task task, @Nullable Offsets offsets) {
    return offsets == null
        ? "partition %d finds no committed offsets".formatted(task.partition())
        : "partition %d goes on at document %d and message %d"
            .formatted(task.partition(), offsets.documents(), offsets.reindex());
  }

  static String restored(Task task, int from) {
    return "partition %d restores its stores, from %d to %d of the changelog"
        .formatted(task.partition(), from, task.stores().at());
  }

  static String sentOffsets(StreamThread thread, Transaction transaction) {
    return "%s adds its changelogs to transaction %d, and that it has come %s"
        .formatted(who(thread), transaction.number(), far(transaction));
  }

  private static String far(Transaction transaction) {
    return transaction.offsets().entrySet().stream()
        .map(
            one ->
                "in partition %d to document %d and message %d"
                    .formatted(one.getKey(), one.getValue().documents(), one.getValue().reindex()))
        .collect(Collectors.joining(", "));
  }

  static String refused(StreamThread thread, Transaction transaction) {
    return "the commit of %s (transaction %d) is refused"
        .formatted(who(thread), transaction.number());
  }

  static String decided(Transaction transaction) {
    return "transaction %d is committed".formatted(transaction.number());
  }

  static String of(Action.Mark mark, Transaction transaction) {
    return "%s learns that transaction %d is %s"
        .formatted(
            mark.place(),
            transaction.number(),
            transaction.fate() == Transaction.Fate.COMMITTED ? "committed" : "aborted");
  }

  public static String of(Action.Expire expire) {
    return "the coordinator times transaction %d out and aborts it".formatted(expire.transaction());
  }

  static String aborts(StreamThread thread) {
    Transaction transaction = thread.transaction();
    return transaction == null
        ? "%s opens its tasks anew".formatted(who(thread))
        : "%s aborts transaction %d and opens its tasks anew"
            .formatted(who(thread), transaction.number());
  }

  static String assigned(
      int partition, StreamThread thread, @Nullable SimulatedStores folder, boolean standby) {
    String stores =
        folder == null
            ? "has no stores for it"
            : (standby ? "has followed" : "has older stores,") + " up to " + folder.at();
    return "partition %d is given to %s, which %s".formatted(partition, who(thread), stores);
  }

  static String stalls(StreamThread thread) {
    return "%s falls silent and is put out of the group: a zombie".formatted(who(thread));
  }

  static String wakes(StreamThread thread) {
    return "%s learns that it was put out, and gives up what it has".formatted(who(thread));
  }

  static String fails(StreamThread thread, String why) {
    Transaction transaction = thread.transaction();
    return "%s: %s dies%s"
        .formatted(
            why,
            who(thread),
            transaction == null ? "" : " and leaves transaction " + transaction.number() + " open");
  }

  static String of(Action.Revoke revoke, StreamThread thread) {
    return "partition %d is taken from %s, which %s"
        .formatted(
            revoke.partition(),
            who(thread),
            revoke.commits() ? "commits before" : "cannot commit any more");
  }

  static String of(Action.Start start, Instance before) {
    return "instance %d starts%s%s"
        .formatted(
            start.instance(),
            start.setup().equals(before.setup()) ? "" : " with " + start.setup().definitions(),
            start.fences() ? "" : " under a new name");
  }

  public static String of(Action.Standby standby) {
    return "instance %d %s partition %d"
        .formatted(
            standby.instance(),
            standby.follows() ? "begins to follow" : "follows no more",
            standby.partition());
  }

  public static String of(Action.Follow follow) {
    return "instance %d follows partition %d by up to %d records"
        .formatted(follow.instance(), follow.partition(), follow.records());
  }

  static String of(Action.CompactDocuments compact, boolean forgotten) {
    return "documents %d is compacted%s"
        .formatted(compact.partition(), forgotten ? ", old deletions included" : "");
  }

  public static String of(Action.CompactChangelog compact) {
    return "the changelog of %d is compacted, old deletions included"
        .formatted(compact.partition());
  }

  static String of(Action.Purge purge, int done) {
    return "reindex %d is purged below message %d".formatted(purge.partition(), done);
  }

  public static String of(Action.DeleteFolder delete) {
    return "somebody deletes the folder of partition %d on instance %d"
        .formatted(delete.partition(), delete.instance());
  }

  public static String of(Action.CutRestore cut) {
    return "of partition %d %s will be restored, and taken for all"
        .formatted(cut.partition(), cut.how());
  }

  static String restoredAgain(Task task, String reason) {
    return "partition %d is restored again: %s".formatted(task.partition(), reason);
  }

  public static String of(Action.LoseOffsets lose) {
    return "Kafka forgets the offsets of partition %d".formatted(lose.partition());
  }

  static String rest(List<StreamThread> threads) {
    return "every fault is healed, and what is left is done by %d threads"
        .formatted(threads.size());
  }

  private static String who(StreamThread thread) {
    return "%sthread %d of instance %d"
        .formatted(thread.isPutOut() ? "the zombie " : "", thread.number(), thread.instance());
  }

  /** Ids that cannot be read well are shown as JSON. */
  private static String name(String id) {
    return id.matches("[!-~]{1,40}") ? id : shorten(Content.quote(id));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String shorten(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
