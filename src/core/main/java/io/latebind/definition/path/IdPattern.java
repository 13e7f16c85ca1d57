package io.latebind.definition.path;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of ids, such as {@code orders/{n}}: literal text and variables.
 *
 * <p>{@code {n}} matches one segment: at least one character, none of them a slash. {@code {n+}}
 * matches one segment or more: at least one character, slashes included. Where an id can be split
 * in several ways, each variable from left to right takes the shortest text with which the rest
 * still matches: {@code {a}-{b}} splits {@code x-y-z} into {@code x} and {@code y-z}.
 *
 * <p>Matching takes time proportional to the id's length times the number of parts, whatever the
 * pattern: it works out from the right where the rest can match, and so never backtracks.
 */
public final class IdPattern {
  /** A piece of a pattern. */
  sealed interface Part {
    /** Text that the id contains literally. */
    record Literal(String text) implements Part {}

    /** Text that is bound to a name. */
    record Variable(String name, boolean manySegments) implements Part {}
  }

  private final String text;
  private final List<Part> parts;
  private final List<String> variables;
  private final String prefix;
  private final String suffix;

  /**
   * A pattern of these parts, no two variables side by side.
   *
   * @param variables the names of all variables, in the order in which {@link #match} lists values
   */
  IdPattern(String text, List<Part> parts, List<String> variables) {
    this.text = text;
    this.parts = List.copyOf(parts);
    this.variables = List.copyOf(variables);
    this.prefix = parts.getFirst() instanceof Part.Literal first ? first.text() : "";
    this.suffix = parts.getLast() instanceof Part.Literal last ? last.text() : "";
  }

  /** The names of the variables. */
  public List<String> variables() {
    return variables;
  }

  /** The same pattern, with its values in the order of {@code names}. */
  public IdPattern listing(List<String> names) {
    return new IdPattern(text, parts, names);
  }

  /** Whether an id matches this pattern. */
  boolean matches(String id) {
    if (!mayMatch(id)) {
      return false;
    }
    return switch (variables.size()) {
      case 0 -> id.equals(prefix);
      case 1 -> middle(id) != null;
      default -> reachable(id)[0].get(0);
    };
  }

  /** The values of the variables, or null when the id does not match this pattern. */
  @Nullable List<String> match(String id) {
    if (!matches(id)) {
      return null;
    }
    if (variables.isEmpty()) {
      return List.of();
    }
    String middle = variables.size() == 1 ? middle(id) : null;
    return middle == null ? split(id, reachable(id)) : List.of(middle);
  }

  private boolean mayMatch(String id) {
    return id.startsWith(prefix) && id.endsWith(suffix);
  }

  /** What the only variable matches. */
  private @Nullable String middle(String id) {
    int end = id.length() - suffix.length();
    if (end <= prefix.length()) {
      return null;
    }
    String value = id.substring(prefix.length(), end);
    return value.indexOf('/') >= 0 && !manySegments() ? null : value;
  }

  private boolean manySegments() {
    for (Part part : parts) {
      if (part instanceof Part.Variable variable) {
        return variable.manySegments();
      }
    }
    return false;
  }

  /** For each part, the offsets in the id from which it and all later parts match the rest. */
  private BitSet[] reachable(String id) {
    BitSet[] reachable = new BitSet[parts.size() + 1];
    reachable[parts.size()] = new BitSet();
    reachable[parts.size()].set(id.length());
    for (int i = parts.size() - 1; i >= 0; i--) {
      reachable[i] =
          switch (parts.get(i)) {
            case Part.Literal literal -> before(id, literal.text(), reachable[i + 1]);
            case Part.Variable variable -> before(id, variable.manySegments(), reachable[i + 1]);
          };
    }
    return reachable;
  }

  private static BitSet before(String id, String literal, BitSet next) {
    BitSet from = new BitSet();
    for (int end = next.nextSetBit(0); end >= 0; end = next.nextSetBit(end + 1)) {
      if (id.startsWith(literal, end - literal.length())) {
        from.set(end - literal.length());
      }
    }
    return from;
  }

  private static BitSet before(String id, boolean manySegments, BitSet next) {
    BitSet from = new BitSet();
    boolean matches = false;
    for (int at = id.length() - 1; at >= 0; at--) {
      matches = (manySegments || id.charAt(at) != '/') && (matches || next.get(at + 1));
      from.set(at, matches);
    }
    return from;
  }

  private List<String> split(String id, BitSet[] reachable) {
    String[] values = new String[variables.size()];
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case Part.Literal literal -> at += literal.text().length();
        case Part.Variable variable -> {
          int end = reachable[i + 1].nextSetBit(at + 1);
          values[variables.indexOf(variable.name())] = id.substring(at, end);
          at = end;
        }
      }
    }
    return List.of(values);
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
