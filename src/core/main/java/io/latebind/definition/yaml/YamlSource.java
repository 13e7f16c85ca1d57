package io.latebind.definition.yaml;

import io.latebind.definition.text.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Parses YAML text into nodes. It reads the text twice: first as a stream of events, which needs no
 * deep stack and little memory, to refuse what no definition needs and what could blow up a tree;
 * then as a tree.
 */
final class YamlSource {
  private static final int MAX_DEPTH = 16;

  private final String text;
  private final Diagnostics problems;
  private final LoadSettings settings;

  YamlSource(String text, Diagnostics problems) {
    this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    this.problems = problems;
    this.settings =
        LoadSettings.builder()
            .setLabel(problems.file())
            .setSchema(new CoreSchema())
            .setParseComments(false)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(Definitions.MAX_BYTES)
            .build();
  }

  /** The documents of the text; none when there is a problem. */
  List<Node> documents() {
    try {
      List<Node> documents = new ArrayList<>();
      if (isPlain()) {
        new Compose(settings).composeAllFromString(text).forEach(documents::add);
      }
      return documents;
    } catch (MarkedYamlEngineException e) {
      YamlSyntax.report(e, text, problems);
    } catch (ReaderException e) {
      reportCharacter(e);
    } catch (YamlEngineException e) {
      problems.at(1, 1, "this is not YAML: " + e.getMessage(), "look at quotes and indentation");
    }
    return List.of();
  }

  /** Whether the text has no aliases, anchors, tags or deep nesting; otherwise reports them. */
  private boolean isPlain() {
    int before = problems.found().size();
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof NodeEvent node) {
        checkPlain(node);
      }
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        problems.at(
            event.getStartMark().orElseThrow(),
            "this is nested deeper than any definition",
            "look for brackets that are not closed");
        return false;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return problems.found().size() == before;
  }

  private void checkPlain(NodeEvent event) {
    if (event instanceof AliasEvent) {
      refuse(event, "aliases (*name) are not allowed", "write the value out, or quote it");
    } else if (event.getAnchor().isPresent()) {
      refuse(event, "anchors (&name) are not allowed", "write the value out, or quote it");
    } else if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()) {
      refuse(event, "tags (!name) are not allowed", "leave the tag out, or quote the value");
    } else if (event instanceof ScalarEvent scalar && isMerge(scalar)) {
      refuse(event, "merges (<<) are not allowed", "write the keys out");
    } else if (event instanceof CollectionStartEvent start && start.getTag().isPresent()) {
      refuse(event, "tags (!name) are not allowed", "leave the tag out");
    }
  }

  private static boolean isMerge(ScalarEvent scalar) {
    return scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private void refuse(Event event, String message, String hint) {
    problems.at(event.getStartMark().orElseThrow(), message, hint);
  }

  private void reportCharacter(ReaderException e) {
    int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), codePoints()));
    int line = (int) text.substring(0, end).lines().count();
    int lineStart = text.lastIndexOf('\n', Math.max(0, end - 1)) + 1;
    problems.at(
        Math.max(1, line),
        text.codePointCount(Math.min(lineStart, end), end) + 1,
        String.format("the character U+%04X cannot stand in YAML", e.getCodePoint()),
        "delete it, or write it as an escape in double quotes");
  }

  private int codePoints() {
    return text.codePointCount(0, text.length());
  }
}
