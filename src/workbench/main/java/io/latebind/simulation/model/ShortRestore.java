package io.latebind.simulation.model;

/**
 * What Kafka Streams may take for a whole restore when it is told an offset late, or not at all, or
 * goes by one of a former life of the task.
 */
public enum ShortRestore {
  /** Half of what lacks of the changelog. */
  HALF_THE_CHANGELOG("half of its changelog"),
  /** Nothing at all. */
  NOTHING("nothing");

  private final String text;

  ShortRestore(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
