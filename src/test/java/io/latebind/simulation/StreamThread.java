package io.latebind.simulation;

import io.latebind.engine.Effect;
import java.util.ArrayList;
import java.util.List;

/** A simulated stream thread: its tasks share one transaction. */
final class StreamThread {
  private final int number;
  private final List<Task> tasks = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private Log.Transaction transaction = new Log.Transaction();
  private Setup setup;
  private boolean dirty;

  /** What a task had to say within the transaction. */
  record Output(Task task, Setup setup, Effect effect) {}

  StreamThread(int number, Setup setup) {
    this.number = number;
    this.setup = setup;
  }

  int number() {
    return number;
  }

  List<Task> tasks() {
    return tasks;
  }

  List<Output> outputs() {
    return outputs;
  }

  Log.Transaction transaction() {
    return transaction;
  }

  Setup setup() {
    return setup;
  }

  void setup(Setup next) {
    setup = next;
  }

  /** Notes that there is something to commit. */
  void soil() {
    dirty = true;
  }

  boolean isClean() {
    return !dirty;
  }

  void beginTransaction() {
    dirty = false;
    outputs.clear();
    transaction = new Log.Transaction();
  }
}
