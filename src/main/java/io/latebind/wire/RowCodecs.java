package io.latebind.wire;

import io.latebind.engine.Evaluated;
import io.latebind.engine.IndexState;
import io.latebind.engine.Projection;
import io.latebind.engine.StoredDocument;
import io.latebind.engine.Sweep;
import io.latebind.engine.Target;
import io.latebind.engine.Target.Replica;
import java.util.Map;
import java.util.TreeMap;

/** The stored rows as bytes. Each begins with a version. */
public final class RowCodecs {
  private static final int VERSION = 1;
  private static final int LOCAL = 0;
  private static final int AWAITING = 1;
  private static final int MISSING = 2;
  private static final int PRESENT = 3;

  private RowCodecs() {}

  /** A document: its offset, and behind it the content. */
  public static byte[] encode(StoredDocument document) {
    return new ByteWriter(document.content().length + 11)
        .writeByte(VERSION)
        .writeNumber(document.offset())
        .writeRest(document.content())
        .toBytes();
  }

  /** Reads a document. */
  public static StoredDocument decodeDocument(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    return new StoredDocument(in.readNumber(), in.readRest());
  }

  /** The counts of an index. */
  public static byte[] encode(IndexState index) {
    return new ByteWriter(64)
        .writeByte(VERSION)
        .writeText(index.fingerprint())
        .writeNumber(index.entries())
        .writeNumber(index.awaiting())
        .writeNumber(index.missing())
        .toBytes();
  }

  /** Reads the counts of an index. */
  public static IndexState decodeIndex(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    return new IndexState(in.readText(), in.readNumber(), in.readNumber(), in.readNumber());
  }

  static byte[] encode(Evaluated evaluated) {
    ByteWriter out = new ByteWriter(128).writeByte(VERSION).writeNumber(evaluated.indexes().size());
    evaluated.indexes().forEach((name, outcome) -> writeOutcome(name, outcome, out));
    return out.toBytes();
  }

  private static void writeOutcome(String name, Evaluated.Outcome outcome, ByteWriter out) {
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

  /** Reads what a document was evaluated to. */
  public static Evaluated decodeEvaluated(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    int count = in.readCount();
    TreeMap<String, Evaluated.Outcome> indexes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      indexes.put(in.readText(), readOutcome(in));
    }
    return new Evaluated(indexes);
  }

  private static Evaluated.Outcome readOutcome(ByteReader in) {
    int flags = in.readByte();
    int entries = (int) in.readNumber();
    var references = in.readTexts();
    String rejection = (flags & 8) != 0 ? in.readText() : null;
    return new Evaluated.Outcome(
        (flags & 1) != 0, references, (flags & 2) != 0, entries, (flags & 4) != 0, rejection);
  }

  static byte[] encode(Target target) {
    ByteWriter out = new ByteWriter(64).writeByte(VERSION);
    ProjectionCodec.write(target.needed(), out);
    Replica replica = target.replica();
    switch (replica) {
      case null -> out.writeByte(LOCAL);
      case Replica.Awaiting ignored -> out.writeByte(AWAITING);
      case Replica.Missing ignored -> out.writeByte(MISSING);
      case Replica.Present present -> out.writeByte(PRESENT).writeRest(present.content());
    }
    return out.toBytes();
  }

  static Target decodeTarget(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    Projection needed = ProjectionCodec.read(in);
    int kind = in.readByte();
    return switch (kind) {
      case LOCAL -> new Target(needed, null);
      case AWAITING -> new Target(needed, new Replica.Awaiting());
      case MISSING -> new Target(needed, new Replica.Missing());
      case PRESENT -> new Target(needed, new Replica.Present(in.readRest()));
      default -> throw new MalformedRowException("its replica is of the unknown kind " + kind);
    };
  }

  static byte[] encodeSubscribers(Map<Integer, Projection> subscribers) {
    ByteWriter out = new ByteWriter(64).writeByte(VERSION).writeNumber(subscribers.size());
    subscribers.forEach(
        (partition, projection) -> {
          out.writeNumber(partition);
          ProjectionCodec.write(projection, out);
        });
    return out.toBytes();
  }

  static Map<Integer, Projection> decodeSubscribers(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    int count = in.readCount();
    Map<Integer, Projection> subscribers = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int partition = (int) in.readNumber();
      subscribers.put(partition, ProjectionCodec.read(in));
    }
    return subscribers;
  }

  static byte[] encode(Sweep sweep) {
    String end = sweep.end();
    ByteWriter out = new ByteWriter(64).writeByte(VERSION).writeText(sweep.cursor());
    out.writeBoolean(sweep.wrapped()).writeBoolean(end != null);
    if (end != null) {
      out.writeText(end);
    }
    return out.toBytes();
  }

  static Sweep decodeSweep(byte[] row) {
    ByteReader in = new ByteReader(row).version(VERSION);
    String cursor = in.readText();
    boolean wrapped = in.readBoolean();
    return new Sweep(cursor, in.readBoolean() ? in.readText() : null, wrapped);
  }
}
