package io.latebind.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.document.UnicodeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of one index for one document, given the answers to its loads.
 *
 * @param awaiting whether a load is not answered yet; there are no entries then
 * @param references what it loaded, in load order, and what it reads of each
 * @param missing the references that do not exist, in load order
 * @param entries the entries as JSON
 * @param rejection why there are none, when the document cannot be mapped
 */
public record Evaluation(
    boolean awaiting,
    Map<String, Projection> references,
    Set<String> missing,
    List<byte[]> entries,
    @Nullable String rejection) {

  /** The most characters of a rejection that are stored and reported. */
  public static final int MAX_REJECTION = 500;

  /**
   * Runs all indexes that cover {@code document} over it, in the order of their names: the
   * references of earlier ones reduce what is left for later ones.
   *
   * @param covering the indexes, in any order
   * @param lookup answers the loads
   * @return from the name of an index to its evaluation
   * @throws RuntimeException when {@code lookup} threw it: a store that fails says nothing about
   *     the document
   */
  public static SortedMap<String, Evaluation> all(
      Collection<Index> covering, Document document, Loader lookup, Limits limits) {
    SortedMap<String, Index> ordered = new TreeMap<>();
    covering.forEach(index -> ordered.put(index.name(), index));
    SortedMap<String, Evaluation> all = new TreeMap<>();
    int left = limits.rows().referenceBytes();
    for (Index index : ordered.values()) {
      RecordingLoader loader = new RecordingLoader(lookup, limits.loads(), left);
      all.put(index.name(), of(index, document, loader, limits));
      left -= loader.referenceBytes();
    }
    return all;
  }

  /** Like {@link #all}, for a single index. */
  public static Evaluation of(Index index, Document document, Loader lookup, Limits limits) {
    int referenceBytes = limits.rows().referenceBytes();
    return of(index, document, new RecordingLoader(lookup, limits.loads(), referenceBytes), limits);
  }

  private static Evaluation of(
      Index index, Document document, RecordingLoader loader, Limits limits) {
    List<byte[]> entries = List.of();
    String rejection = null;
    try {
      entries = encode(index, document, index.map(document, loader), loader, limits);
    } catch (RuntimeException | StackOverflowError e) {
      rejection = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    RuntimeException failure = loader.failure();
    if (failure != null) {
      throw failure;
    }
    rejection = loader.overflow() == null ? rejection : loader.overflow();
    boolean published = !loader.awaiting() && rejection == null;
    return new Evaluation(
        loader.awaiting(),
        loader.references(),
        loader.missing(),
        published ? entries : List.of(),
        loader.awaiting() || rejection == null ? null : shortened(rejection));
  }

  /**
   * Shortens a message, which may contain anything: it is stored with the document, and travels in
   * a header.
   */
  private static String shortened(String message) {
    String utf8 = new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    if (utf8.length() <= MAX_REJECTION) {
      return utf8;
    }
    return UnicodeText.shorten(utf8, MAX_REJECTION);
  }

  /** The key of an entry on the {@code entries} topic. */
  public static String key(String index, boolean several, String documentId, int number) {
    String key = index + "/" + documentId;
    return several ? key + "#" + number : key;
  }

  /** Whether {@code entry} was made from this document: an entry begins with the document's id. */
  public static boolean isOf(String documentId, byte[] entry) {
    byte[] alone = Json.encode(Json.object().put("_id", documentId));
    int common = Arrays.mismatch(alone, entry);
    return common == alone.length - 1 && entry[common] == ',';
  }

  private static List<byte[]> encode(
      Index index, Document document, List<Fields> all, RecordingLoader loader, Limits limits) {
    if (loader.awaiting()) {
      return List.of();
    }
    if (all.size() > 1 && !index.isMultiEntry()) {
      throw new IllegalStateException(
          "index "
              + index.name()
              + " made "
              + all.size()
              + " entries of one document without"
              + " having declared it; declare it as one that yields several");
    }
    List<byte[]> entries = new ArrayList<>(all.size());
    for (Fields fields : all) {
      byte[] entry = Json.encode(entry(index.name(), document.id(), fields, loader));
      String key = key(index.name(), index.isMultiEntry(), document.id(), entries.size());
      int most = Math.min(limits.entryBytes(), limits.rows().entryBytes(RowLimits.utf8Bytes(key)));
      if (entry.length > most) {
        throw new IllegalStateException(
            "the entry has "
                + entry.length
                + " bytes, and at most "
                + most
                + " are allowed; take fewer or smaller fields into the index");
      }
      entries.add(entry);
    }
    return entries;
  }

  private static ObjectNode entry(String index, String id, Fields fields, RecordingLoader loader) {
    ObjectNode entry = Json.object();
    entry.put("_id", id);
    entry.put("_index", index);
    for (var field : fields.values().properties()) {
      if (field.getKey().startsWith("_")) {
        throw new IllegalStateException(
            "the field name " + field.getKey() + " is reserved; names do not begin with _");
      }
      entry.set(field.getKey(), field.getValue());
    }
    putIds(entry, "_references", loader.references().keySet());
    putIds(entry, "_missing", loader.missing());
    if (!fields.errors().isEmpty()) {
      ObjectNode errors = entry.putObject("_errors");
      fields.errors().forEach(errors::put);
    }
    return entry;
  }

  private static void putIds(ObjectNode entry, String name, Collection<String> ids) {
    if (!ids.isEmpty()) {
      ArrayNode array = entry.putArray(name);
      ids.forEach(array::add);
    }
  }
}
