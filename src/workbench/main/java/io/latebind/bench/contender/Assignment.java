package io.latebind.bench.contender;

import io.latebind.bench.data.Kind;
import io.latebind.bench.data.Redefinition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a contender's process is told.
 *
 * @param contender who it is
 * @param bootstrap where the broker is, host:port
 * @param name the application's id, with which its own topics begin
 * @param input what the names of its input topics begin with
 * @param state the folder for its stores
 * @param partitions of every topic
 * @param references how many targets a referrer loads
 * @param hops whether a target leads to a second document
 * @param anchored whether ids are anchored
 * @param redefinition how the index is defined anew
 */
public record Assignment(
    Contender contender,
    String bootstrap,
    String name,
    String input,
    Path state,
    int partitions,
    int references,
    boolean hops,
    boolean anchored,
    Redefinition redefinition) {

  /** The same with the index defined anew. */
  public Assignment with(Redefinition next) {
    return new Assignment(
        contender, bootstrap, name, input, state, partitions, references, hops, anchored, next);
  }

  /** The topic of a kind of documents. */
  public String inputTopic(Kind kind) {
    return inputTopic(contender.layout(), input, kind);
  }

  /** The topic of a kind of documents in a layout. */
  public static String inputTopic(Contender.InputLayout layout, String prefix, Kind kind) {
    return prefix
        + switch (layout) {
          case ONE_TOPIC -> "documents";
          case BY_KIND ->
              switch (kind) {
                case REFERRER -> "referrers";
                case TARGET -> "targets";
                case SECOND -> "seconds";
              };
        };
  }

  /** The topic of the entries. */
  public String outputTopic() {
    return name + "-entries";
  }

  /** The topic on which Latebind's partitions talk to each other. */
  public String loopTopic() {
    return name + "-reindex";
  }

  /** The topic of what cannot be processed. */
  public String lettersTopic() {
    return name + "-dead-letters";
  }

  /** As words of a command line. */
  public List<String> words() {
    return List.of(
        "contender=" + contender.title(),
        "bootstrap=" + bootstrap,
        "name=" + name,
        "input=" + input,
        "state=" + state,
        "partitions=" + partitions,
        "references=" + references,
        "hops=" + hops,
        "anchored=" + anchored,
        "redefinition=" + redefinition);
  }

  /** Reads what {@link #words} wrote. */
  static Assignment parse(String[] words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      int at = word.indexOf('=');
      values.put(word.substring(0, at), word.substring(at + 1));
    }
    return new Assignment(
        Contender.of(value(values, "contender")),
        value(values, "bootstrap"),
        value(values, "name"),
        value(values, "input"),
        Path.of(value(values, "state")),
        Integer.parseInt(value(values, "partitions")),
        Integer.parseInt(value(values, "references")),
        Boolean.parseBoolean(value(values, "hops")),
        Boolean.parseBoolean(value(values, "anchored")),
        Redefinition.valueOf(value(values, "redefinition")));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the assignment lacks " + name);
    }
    return value;
  }
}
