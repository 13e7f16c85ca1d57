package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.path.PathParser;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import io.latebind.document.DocumentIds;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Loads documents for a function. Each returned copy holds exactly what was asked for, even when
 * more is at hand: otherwise the function could read fields that nothing keeps up to date.
 */
record CopyingLoader(Loader loader) implements DocumentLoader {
  @Override
  public Optional<ObjectNode> load(String id) {
    return load(id, Projection.WHOLE);
  }

  @Override
  public Optional<ObjectNode> load(String id, String... paths) {
    return load(id, projection(paths));
  }

  @Override
  public List<ObjectNode> loadAll(Collection<String> ids, String... paths) {
    Projection projection = projection(paths);
    return ids.stream().flatMap(id -> load(id, projection).stream()).toList();
  }

  private Optional<ObjectNode> load(String id, Projection projection) {
    String problem = DocumentIds.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException("The id " + Quote.text(id) + " " + problem);
    }
    return switch (loader.load(id, projection)) {
      case Loader.Answer.Present(ObjectNode content) ->
          Optional.of(projection.project(content).deepCopy());
      case Loader.Answer.Missing missing -> Optional.empty();
      case Loader.Answer.Awaiting awaiting -> Optional.empty();
    };
  }

  private static Projection projection(String... paths) {
    if (paths.length == 0) {
      return Projection.WHOLE;
    }
    List<List<String>> names = new ArrayList<>();
    for (String path : paths) {
      try {
        names.add(PathParser.parse(path).names());
      } catch (SyntaxException mistake) {
        throw new IllegalArgumentException(
            "The path " + Quote.text(path) + " is not valid: " + mistake.sentence(), mistake);
      }
    }
    return Projection.of(names);
  }
}
