package io.latebind.simulation.scope;

import io.latebind.simulation.model.Action;
import io.latebind.simulation.model.Beginning;
import io.latebind.simulation.model.Setup;
import java.util.List;

/**
 * A world so small that everything that can happen in it can be tried: clients that write a few
 * documents in their order, and a number of faults that may happen anywhere.
 *
 * @param clients what each writes, in its order; writes of different clients come in any order
 * @param faults how many faults there may be
 * @param kinds which ones
 * @param lateMarkers whether the end of a transaction reaches one place after the other; otherwise
 *     it reaches all at once
 * @param next the setup that an instance is started with after a fault
 */
record SmallScope(
    String name,
    Beginning beginning,
    List<List<Action.Write>> clients,
    int faults,
    List<Kind> kinds,
    boolean lateMarkers,
    Setup next) {
  /** What a fault does. */
  enum Kind {
    /** A process is killed: between records, between the halves of a commit, or anywhere else. */
    KILL,
    /** A thread dies within an event, after any number of its effects. */
    DIE_WITHIN,
    /** A thread is put out of the group and goes on. */
    STALL,
    /** The coordinator times a transaction out. */
    EXPIRE,
    /** A partition is taken away in good order and given to another. */
    MOVE
  }

  SmallScope {
    clients = clients.stream().map(List::copyOf).toList();
    kinds = List.copyOf(kinds);
  }

  SmallScope with(String text, List<Kind> others, boolean late) {
    return new SmallScope(
        name + ", " + text, beginning, clients, others.isEmpty() ? 0 : faults, others, late, next);
  }

  int writes() {
    return clients.stream().mapToInt(List::size).sum();
  }
}
