package io.latebind.search.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.document.Json;
import io.latebind.search.compile.FieldQueries;
import io.latebind.search.query.SearchField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/**
 * The passages of an entry's texts that match a query, as HTML: escaped, with {@code <em>} around
 * the matches. The texts come from the entry's JSON, so that they are stored only once.
 */
final class Passages {
  private static final int PASSAGES = 3;

  /** Matches beyond this many characters of a text are not shown. */
  private static final int MAX_LENGTH = 100_000;

  private final List<String> fields;
  private final Query query;
  private final Deadline deadline;
  private final UnifiedHighlighter highlighter;

  /**
   * Creates the highlighter of a search.
   *
   * @param fields text fields
   * @param deadline is checked before each text
   */
  Passages(List<SearchField> fields, Query query, FieldQueries queries, Deadline deadline) {
    fields.forEach(Passages::check);
    this.fields = fields.stream().map(SearchField::name).toList();
    this.query = query;
    this.deadline = deadline;
    this.highlighter =
        UnifiedHighlighter.builderWithoutSearcher(queries.analyzer())
            .withMaxLength(MAX_LENGTH)
            .withMaxNoHighlightPassages(0)
            .withFormatter(new EachPassage())
            .build();
  }

  private static void check(SearchField field) {
    if (!(field.type() instanceof FieldType.TextType)) {
      throw FieldQueries.notFor(field, "passages", "only texts have them");
    }
  }

  /**
   * Maps each field to its passages, best first; fields without passages are left out.
   *
   * @throws io.latebind.search.query.SearchTimeoutException if the search takes too long
   */
  ObjectNode of(byte[] source) {
    ObjectNode entry = Json.decodeObject(source);
    ObjectNode found = Json.object();
    for (String field : fields) {
      ArrayNode passages = found.arrayNode();
      JsonNode texts = entry.path(field);
      for (JsonNode text : texts.isArray() ? texts : List.of(texts)) {
        if (text.isTextual()) {
          add(field, text.textValue(), passages);
        }
      }
      if (!passages.isEmpty()) {
        found.set(field, passages);
      }
    }
    return found;
  }

  private void add(String field, String text, ArrayNode passages) {
    deadline.check();
    int wanted = PASSAGES - passages.size();
    try {
      if (wanted > 0
          && highlighter.highlightWithoutSearcher(field, query, text, wanted)
              instanceof String[] each) {
        Arrays.stream(each).forEach(passages::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A text could not be read again", e);
    }
  }

  /** Lucene joins passages into one string; here they stay separate, best first. */
  private static final class EachPassage extends PassageFormatter {
    private final DefaultPassageFormatter html =
        new DefaultPassageFormatter("<em>", "</em>", "", true);

    @Override
    public Object format(Passage[] passages, String content) {
      return Arrays.stream(passages)
          .sorted(Comparator.comparingDouble(Passage::getScore).reversed())
          .map(passage -> html.format(new Passage[] {passage}, content))
          .map(Objects::toString)
          .map(String::strip)
          .toArray(String[]::new);
    }
  }
}
