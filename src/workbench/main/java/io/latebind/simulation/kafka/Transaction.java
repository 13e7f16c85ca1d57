package io.latebind.simulation.kafka;

import io.latebind.simulation.model.Place;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A transaction as its coordinator sees it. When it has been decided it still is in doubt at every
 * place that its marker has not reached.
 */
public final class Transaction {
  /** The owner of those that clients write in. */
  public static final int CLIENT = -1;

  /** The owner of those that nobody knows of. */
  public static final int NOBODY = -2;

  private final int number;
  private final int owner;
  private final NavigableSet<Place> lost = new TreeSet<>();
  private final NavigableSet<Place> touched = new TreeSet<>();
  private final NavigableSet<Place> unmarked = new TreeSet<>();
  private final Map<Integer, Offsets> offsets = new TreeMap<>();
  private Fate fate = Fate.OPEN;

  /** What is to become of it. */
  public enum Fate {
    OPEN,
    COMMITTED,
    ABORTED
  }

  /**
   * A transaction that has begun.
   *
   * @param owner the number of the thread whose producer has begun it
   */
  Transaction(int number, int owner) {
    this.number = number;
    this.owner = owner;
  }

  /** The same in another world. */
  Transaction copy() {
    Transaction copy = new Transaction(number, owner);
    copy.lost.addAll(lost);
    copy.touched.addAll(touched);
    copy.unmarked.addAll(unmarked);
    copy.offsets.putAll(offsets);
    copy.fate = fate;
    return copy;
  }

  public int number() {
    return number;
  }

  public int owner() {
    return owner;
  }

  public Fate fate() {
    return fate;
  }

  public boolean isOpen() {
    return fate == Fate.OPEN;
  }

  public void touch(Place place) {
    touched.add(place);
  }

  public NavigableSet<Place> touched() {
    return touched;
  }

  /** The offsets that it commits, by partition. */
  public Map<Integer, Offsets> offsets() {
    return offsets;
  }

  /** Decides, once and for all. */
  void decide(Fate decision) {
    if (!isOpen()) {
      throw new IllegalStateException("transaction " + number + " is decided already");
    }
    fate = decision;
    unmarked.addAll(touched);
  }

  /** The places that do not know of the decision yet. */
  public NavigableSet<Place> unmarked() {
    return unmarked;
  }

  void mark(Place place) {
    unmarked.remove(place);
  }

  boolean isDecidedAt(Place place) {
    return fate != Fate.OPEN && !unmarked.contains(place);
  }

  /** Has what was written at a place be lost, although all else is committed. */
  public void lose(Place place) {
    lost.add(place);
  }

  boolean isCommittedAt(Place place) {
    return isDecidedAt(place) && fate == Fate.COMMITTED && !lost.contains(place);
  }

  public boolean isDone() {
    return fate != Fate.OPEN && unmarked.isEmpty();
  }
}
