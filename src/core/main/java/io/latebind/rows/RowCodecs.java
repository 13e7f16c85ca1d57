package io.latebind.rows;

import io.latebind.index.Projection;
import io.latebind.protocol.CachedProjection;
import io.latebind.protocol.EvaluationRecord;
import io.latebind.protocol.IndexState;
import io.latebind.protocol.StoredDocument;
import io.latebind.protocol.Sweep;
import io.latebind.protocol.TargetState;
import io.latebind.protocol.TargetState.Replica;
import io.latebind.wire.ByteReader;
import io.latebind.wire.ByteWriter;
import io.latebind.wire.MalformedRowException;
import io.latebind.wire.ProjectionCodec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Encodes and decodes rows. Each begins with a version. */
public final class RowCodecs {
  private static final int VERSION = 1;

  /**
   * The version of the rows of indexes, which are read before all others: raise it when any row
   * changes.
   */
  private static final int LAYOUT = 6;

  private static final int DOCUMENT = 1;
  private static final int EVALUATED = 2;
  private static final int ENTRIES = 4;
  private static final int TARGET = 8;
  private static final int REFERRERS = 16;
  private static final int SUBSCRIBERS = 32;
  private static final int EXCERPT = 64;
  private static final int KEPT = 128;
  private static final int SPILLED = 256;
  private static final int PLACES = 512;

  private static final int LOCAL = 0;
  private static final int AWAITING = 1;
  private static final int MISSING = 2;
  private static final int PRESENT = 3;

  private RowCodecs() {}

  /** Encodes a document: its offset, followed by the content. */
  public static byte[] encode(StoredDocument document) {
    byte[] content = document.content();
    return new ByteWriter(1 + ByteWriter.numberBytes(document.offset()) + content.length)
        .writeByte(VERSION)
        .writeNumber(document.offset())
        .writeRest(content)
        .toBytes();
  }

  /** Decodes a document. */
  public static StoredDocument decodeDocument(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    return new StoredDocument(in.readNumber(), in.readRest());
  }

  /** Encodes the counts of an index. */
  public static byte[] encode(IndexState index) {
    return new ByteWriter(64)
        .writeByte(LAYOUT)
        .writeText(index.fingerprint())
        .writeNumber(index.entries())
        .writeNumber(index.awaiting())
        .writeNumber(index.missing())
        .toBytes();
  }

  /** Decodes the counts of an index. */
  public static IndexState decodeIndex(byte[] row) {
    ByteReader in = new ByteReader(row).version(LAYOUT);
    return new IndexState(in.readText(), in.readNumber(), in.readNumber(), in.readNumber());
  }

  public static byte[] encode(DocumentState row) {
    DocumentState.Version version = row.version();
    EvaluationRecord evaluated = row.evaluated();
    CachedProjection excerpt = row.excerpt();
    TargetState target = row.target();
    int parts =
        (version == null ? 0 : DOCUMENT)
            | (version == null || !version.kept() ? 0 : KEPT)
            | (evaluated == null ? 0 : EVALUATED)
            | (excerpt == null ? 0 : EXCERPT)
            | (target == null ? 0 : TARGET)
            | (row.entries().isEmpty() ? 0 : ENTRIES)
            | (row.referrers().isEmpty() ? 0 : REFERRERS)
            | (row.spilled() ? SPILLED : 0)
            | (row.subscribers().isEmpty() ? 0 : SUBSCRIBERS)
            | (row.places().isEmpty() ? 0 : PLACES);
    int expected = (row.entries().isEmpty() ? 64 : 256) + (excerpt == null ? 0 : 128);
    ByteWriter out = new ByteWriter(expected).writeByte(VERSION).writeNumber(parts);
    if (version != null) {
      out.writeNumber(version.offset());
    }
    if (evaluated != null) {
      out.writeNumber(evaluated.indexes().size());
      evaluated.indexes().forEach((name, outcome) -> writeOutcome(name, outcome, out));
    }
    if (excerpt != null) {
      out.writeLong(excerpt.projection()).writeBytes(excerpt.content());
    }
    if (!row.entries().isEmpty()) {
      out.writeNumber(row.entries().size());
      row.entries().forEach((index, entry) -> out.writeText(index).writeBytes(entry));
    }
    if (target != null) {
      writeTarget(target, out);
    }
    if (!row.referrers().isEmpty()) {
      out.writeTexts(row.referrers());
    }
    if (!row.subscribers().isEmpty()) {
      writeSubscribers(row.subscribers(), out);
    }
    if (!row.places().isEmpty()) {
      out.writeNumber(row.places().size());
      row.places().forEach((of, place) -> out.writeText(of).writeNumber(place));
    }
    return out.toBytes();
  }

  public static DocumentState decodeId(byte[] bytes) {
    ByteReader in = new ByteReader(bytes).version(VERSION);
    int parts = (int) in.readNumber();
    DocumentState.Version version =
        (parts & DOCUMENT) == 0
            ? null
            : new DocumentState.Version(in.readNumber(), (parts & KEPT) != 0);
    EvaluationRecord evaluated = (parts & EVALUATED) == 0 ? null : readEvaluated(in);
    CachedProjection excerpt =
        (parts & EXCERPT) == 0 ? null : new CachedProjection(in.readLong(), in.readBytes());
    SortedMap<String, byte[]> entries =
        (parts & ENTRIES) == 0 ? Collections.emptySortedMap() : readEntries(in);
    TargetState target = (parts & TARGET) == 0 ? null : readTarget(in);
    List<String> referrers = (parts & REFERRERS) == 0 ? List.of() : in.readTexts();
    Map<Integer, Projection> subscribers =
        (parts & SUBSCRIBERS) == 0 ? Map.of() : readSubscribers(in);
    SortedMap<String, Integer> places =
        (parts & PLACES) == 0 ? Collections.emptySortedMap() : readPlaces(in);
    boolean spilled = (parts & SPILLED) != 0;
    return new DocumentState(
        version, evaluated, excerpt, entries, target, referrers, spilled, subscribers, places);
  }

  private static void writeOutcome(String name, EvaluationRecord.Outcome outcome, ByteWriter out) {
    String rejection = outcome.rejection();
    int flags =
        (outcome.awaiting() ? 1 : 0)
            | (outcome.several() ? 2 : 0)
            | (outcome.missing() ? 4 : 0)
            | (rejection != null ? 8 : 0);
    out.writeText(name).writeByte(flags).writeNumber(outcome.entries());
    out.writeTexts(outcome.references());
    if (rejection != null) {
      out.writeText(rejection);
    }
  }

  private static EvaluationRecord readEvaluated(ByteReader in) {
    int count = in.readCount();
    TreeMap<String, EvaluationRecord.Outcome> indexes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      indexes.put(in.readText(), readOutcome(in));
    }
    return new EvaluationRecord(indexes);
  }

  private static EvaluationRecord.Outcome readOutcome(ByteReader in) {
    int flags = in.readByte();
    int entries = (int) in.readNumber();
    var references = in.readTexts();
    String rejection = (flags & 8) != 0 ? in.readText() : null;
    return new EvaluationRecord.Outcome(
        (flags & 1) != 0, references, (flags & 2) != 0, entries, (flags & 4) != 0, rejection);
  }

  private static SortedMap<String, byte[]> readEntries(ByteReader in) {
    int count = in.readCount();
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      entries.put(in.readText(), in.readBytes());
    }
    return entries;
  }

  private static SortedMap<String, Integer> readPlaces(ByteReader in) {
    int count = in.readCount();
    SortedMap<String, Integer> places = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      places.put(in.readText(), (int) in.readNumber());
    }
    return places;
  }

  /** Encodes where the spilled referrers of a target are. */
  public static byte[] encode(ReferrerHead head) {
    return new ByteWriter(16)
        .writeByte(VERSION)
        .writeNumber(head.count())
        .writeNumber(head.first())
        .writeNumber(head.last())
        .toBytes();
  }

  public static ReferrerHead decodeHead(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    return new ReferrerHead(in.readNumber(), (int) in.readNumber(), (int) in.readNumber());
  }

  /** Encodes a chunk of the referrers of a target. */
  public static byte[] encodeChunk(List<String> referrers) {
    return new ByteWriter(1024).writeByte(VERSION).writeTexts(referrers).toBytes();
  }

  /** Decodes a chunk of the referrers of a target. */
  public static List<String> decodeChunk(byte[] row) {
    return new ByteReader(row).version(VERSION).readTexts();
  }

  private static void writeTarget(TargetState target, ByteWriter out) {
    ProjectionCodec.write(target.needed(), out);
    Replica replica = target.replica();
    switch (replica) {
      case null -> out.writeByte(LOCAL);
      case Replica.Awaiting ignored -> out.writeByte(AWAITING);
      case Replica.Missing ignored -> out.writeByte(MISSING);
      case Replica.Present present -> out.writeByte(PRESENT).writeBytes(present.content());
    }
  }

  private static TargetState readTarget(ByteReader in) {
    Projection needed = ProjectionCodec.read(in);
    int kind = in.readByte();
    return switch (kind) {
      case LOCAL -> new TargetState(needed, null);
      case AWAITING -> new TargetState(needed, new Replica.Awaiting());
      case MISSING -> new TargetState(needed, new Replica.Missing());
      case PRESENT -> new TargetState(needed, new Replica.Present(in.readBytes()));
      default -> throw new MalformedRowException("its replica is of the unknown kind " + kind);
    };
  }

  private static void writeSubscribers(Map<Integer, Projection> subscribers, ByteWriter out) {
    out.writeNumber(subscribers.size());
    subscribers.forEach(
        (partition, projection) -> {
          out.writeNumber(partition);
          ProjectionCodec.write(projection, out);
        });
  }

  private static Map<Integer, Projection> readSubscribers(ByteReader in) {
    int count = in.readCount();
    Map<Integer, Projection> subscribers = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int partition = (int) in.readNumber();
      subscribers.put(partition, ProjectionCodec.read(in));
    }
    return subscribers;
  }

  public static byte[] encode(Sweep sweep) {
    String end = sweep.end();
    ByteWriter out = new ByteWriter(64).writeByte(VERSION).writeText(sweep.cursor());
    out.writeBoolean(sweep.wrapped()).writeBoolean(end != null);
    if (end != null) {
      out.writeText(end);
    }
    return out.toBytes();
  }

  public static Sweep decodeSweep(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    String cursor = in.readText();
    boolean wrapped = in.readBoolean();
    return new Sweep(cursor, in.readBoolean() ? in.readText() : null, wrapped);
  }

  /** Encodes the position of a state. */
  public static byte[] encode(Position position) {
    TopicIds topics = position.topics();
    ByteWriter out =
        new ByteWriter(96)
            .writeByte(VERSION)
            .writeNumber(position.commit())
            .writeNumber(position.documents())
            .writeNumber(position.reindex())
            .writeLong(position.contents());
    for (TopicId topic : List.of(topics.documents(), topics.reindex(), topics.entries())) {
      out.writeText(topic.id()).writeNumber(topic.partitions());
    }
    return out.toBytes();
  }

  /** Decodes the position of a state. */
  public static Position decodePosition(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    return new Position(
        in.readNumber(),
        in.readNumber(),
        in.readNumber(),
        in.readLong(),
        new TopicIds(readTopic(in), readTopic(in), readTopic(in)));
  }

  private static TopicId readTopic(ByteReader in) {
    return new TopicId(in.readText(), (int) in.readNumber());
  }
}
