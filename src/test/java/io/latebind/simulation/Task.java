package io.latebind.simulation;

import io.latebind.engine.Engine;
import io.latebind.engine.Home;
import io.latebind.engine.State;
import io.latebind.wire.RowState;

/** One partition's offsets, stores and engine, as of its last commit and as of now. */
final class Task {
  private final int partition;
  private final Home home;
  private MemoryRows documents;
  private MemoryRows entries;
  private MemoryRows protocol;
  private State state;
  private Engine engine;
  private int documentsAt;
  private int reindexAt;
  private int committedDocuments;
  private int committedReindex;
  private String sweptLast = "";

  Task(int partition, Home home, Fuse fuse, Setup setup) {
    this.partition = partition;
    this.home = home;
    this.documents = new MemoryRows(fuse);
    this.entries = new MemoryRows(fuse);
    this.protocol = new MemoryRows(fuse);
    this.state = new RowState(documents, entries, protocol);
    this.engine = new Engine(setup.indexes(), partition, home, setup.limits());
  }

  /** Begins anew with what is committed. */
  void open(Setup setup, boolean wiped) {
    rollBack();
    if (wiped) {
      documents = documents.restored();
      entries = entries.restored();
      protocol = protocol.restored();
    }
    state = new RowState(documents, entries, protocol);
    engine = new Engine(setup.indexes(), partition, home, setup.limits());
  }

  void commit() {
    documents.commit();
    entries.commit();
    protocol.commit();
    committedDocuments = documentsAt;
    committedReindex = reindexAt;
  }

  private void rollBack() {
    documents.rollBack();
    entries.rollBack();
    protocol.rollBack();
    documentsAt = committedDocuments;
    reindexAt = committedReindex;
  }

  int partition() {
    return partition;
  }

  State state() {
    return state;
  }

  Engine engine() {
    return engine;
  }

  MemoryRows documents() {
    return documents;
  }

  MemoryRows entries() {
    return entries;
  }

  MemoryRows protocol() {
    return protocol;
  }

  int documentsAt() {
    return documentsAt;
  }

  int reindexAt() {
    return reindexAt;
  }

  void documentsAt(int offset) {
    documentsAt = offset;
  }

  void reindexAt(int offset) {
    reindexAt = offset;
  }

  boolean hasOpenSweep() {
    return state.nextSweep(null) != null;
  }

  /** The next sweep in turn; there has to be one. */
  String nextSweep() {
    String next = state.nextSweep(sweptLast);
    if (next == null) {
      next = state.nextSweep(null);
    }
    if (next == null) {
      throw new IllegalStateException("there is no open sweep");
    }
    sweptLast = next;
    return next;
  }
}
