package io.latebind.search.index;

import io.latebind.definition.type.FieldType.VectorType;
import io.latebind.document.Json;
import io.latebind.search.lucene.SearchStoreSettings;
import io.latebind.search.query.SearchSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The user data of a Lucene commit: what the commit says about itself.
 *
 * @param topicId the id of the topic whose records it holds; empty if it is not known
 * @param offset the offset of the last record that it is certain to contain; {@link #NOTHING} for
 *     none. It may contain parts of later records, which are therefore applied again
 * @param schema the schema with which its documents were made, as JSON
 * @param graph the parameters of its vector graphs; empty without vectors
 */
public record CommitData(String topicId, long offset, String schema, String graph) {
  /** The offset before that of the first record. */
  public static final long NOTHING = -1;

  private static final String FORMAT = "latebind.format";
  private static final String TOPIC = "latebind.topic.id";
  private static final String OFFSET = "latebind.offset";
  private static final String SCHEMA = "latebind.schema";
  private static final String GRAPH = "latebind.graph";

  /** Changes when older versions cannot continue with what this one writes, or vice versa. */
  private static final String VERSION = "1";

  static CommitData of(
      String topicId, long offset, SearchSchema schema, SearchStoreSettings settings) {
    String json = new String(Json.encode(SchemaJson.encode(schema)), StandardCharsets.UTF_8);
    return new CommitData(topicId, offset, json, graph(schema, settings));
  }

  private static String graph(SearchSchema schema, SearchStoreSettings settings) {
    boolean vectors =
        schema.fields().stream().anyMatch(field -> field.type() instanceof VectorType);
    return vectors ? settings.maxConnections() + "/" + settings.beamWidth() : "";
  }

  /**
   * The data of the last commit in a directory; null if there is no commit.
   *
   * @throws UnreadableIndexException if it is damaged, or of another format
   */
  static @Nullable CommitData last(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return null;
    }
    Map<String, String> data =
        UnreadableIndexException.guard(
            () -> SegmentInfos.readLatestCommit(directory).getUserData());
    if (!VERSION.equals(data.get(FORMAT))) {
      throw new UnreadableIndexException("it has the format " + data.get(FORMAT));
    }
    return new CommitData(
        data.getOrDefault(TOPIC, ""),
        Long.parseLong(data.getOrDefault(OFFSET, "-1")),
        data.getOrDefault(SCHEMA, ""),
        data.getOrDefault(GRAPH, ""));
  }

  /**
   * The schema, or one without fields if it is of a version that knows more. That is enough to read
   * the index until it is rebuilt.
   */
  SearchSchema decodeSchema(String index) {
    try {
      return SchemaJson.decode(Json.decode(schema.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return new SearchSchema(index, List.of());
    }
  }

  CommitData withOffset(long other) {
    return new CommitData(topicId, other, schema, graph);
  }

  /** Whether both make and link documents in the same way. */
  public boolean buildsLike(CommitData other) {
    return schema.equals(other.schema) && graph.equals(other.graph);
  }

  Map<String, String> encode() {
    return Map.of(
        FORMAT,
        VERSION,
        TOPIC,
        topicId,
        OFFSET,
        Long.toString(offset),
        SCHEMA,
        schema,
        GRAPH,
        graph);
  }
}
