package io.latebind.chaos.judge;

import io.latebind.chaos.write.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What must not be and was. The first ones are kept in full. */
public final class Violations {
  private static final int KEPT = 50;

  private final EventLog log;
  private final List<String> texts = new ArrayList<>();
  private final Set<String> ids = new TreeSet<>();
  private long number;

  public Violations(EventLog log) {
    this.log = log;
  }

  /**
   * Something was wrong.
   *
   * @param id the document that it is about, whose records are told at the end; empty for none
   */
  public synchronized void add(String id, String text) {
    number++;
    if (texts.size() < KEPT) {
      texts.add(text);
      log.say("VIOLATION " + text);
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
  }

  public synchronized long number() {
    return number;
  }

  public synchronized List<String> texts() {
    return List.copyOf(texts);
  }

  /** The documents that they are about. */
  public synchronized Set<String> ids() {
    return new TreeSet<>(ids);
  }
}
