package io.latebind.definition.path;

import io.latebind.definition.path.FieldPath.Root;
import io.latebind.definition.text.SyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the first name of a path means: a variable of the pattern, a load, or else a field
 * of the document.
 *
 * @param variables the variables, in order
 * @param loads what is known about each load
 */
public record NameResolver(List<String> variables, Map<String, Root.Loaded> loads) {
  /** Resolves the path of a field. */
  public FieldPath resolve(PathText path) throws SyntaxException {
    return resolve(path, null);
  }

  /**
   * Resolves a path in a template.
   *
   * @param ownLoad the load that the template belongs to; its name means a field of the document
   *     there
   */
  public FieldPath resolve(PathText path, @Nullable String ownLoad) throws SyntaxException {
    String first = path.first().name();
    boolean own = first.equals(ownLoad);
    Root.Loaded load = loads.get(first);
    boolean taken = variables.contains(first) || load != null;
    if (path.self() || own || !taken) {
      return new FieldPath(new Root.Self(), taken ? "this." : "", path.steps());
    }
    return load == null ? variable(path) : loaded(path, load);
  }

  /** The load that a path in the template of {@code ownLoad} reads from, or null. */
  public @Nullable String uses(PathText path, String ownLoad) {
    String first = path.first().name();
    boolean reads = !path.self() && !first.equals(ownLoad) && !variables.contains(first);
    return reads && loads.containsKey(first) ? first : null;
  }

  private FieldPath variable(PathText path) throws SyntaxException {
    String name = path.first().name();
    if (path.steps().size() > 1 || path.first().arrays() > 0) {
      throw new SyntaxException(
          0,
          name + " is a variable of the pattern, a text without fields",
          "write " + name + ", or this." + written(path) + " for the document's own field");
    }
    return new FieldPath(new Root.Variable(variables.indexOf(name)), name, List.of());
  }

  private static FieldPath loaded(PathText path, Root.Loaded load) throws SyntaxException {
    String name = path.first().name();
    if (path.first().arrays() > 0) {
      throw new SyntaxException(
          name.length(),
          load.several()
              ? name + " finds several documents, which a path goes through without []"
              : name + " finds one document, not an array",
          "write " + written(path).replaceFirst("(\\[])+", ""));
    }
    if (path.steps().size() == 1) {
      throw new SyntaxException(
          0,
          name + " is a load, a whole document",
          "go on to a field of it, as "
              + name
              + ".name; this."
              + name
              + " is the document's own field");
    }
    List<PathStep> rest = path.steps().subList(1, path.steps().size());
    return new FieldPath(load, name + ".", List.copyOf(rest));
  }

  private static String written(PathText path) {
    return String.join(".", path.steps().stream().map(PathStep::toString).toList());
  }
}
