package io.latebind.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import io.latebind.document.UnicodeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of a document that is read: the whole, or the fields at some paths.
 *
 * <p>A path is a list of field names from the document's root, which goes through arrays on its
 * way. A projection keeps enough for every reader of its paths to see what it would see in the
 * whole document. A change outside of it is not seen by any reader.
 *
 * <p>Projections are values: equal when they keep the same.
 */
public final class Projection {
  /** Keeps everything. */
  public static final Projection WHOLE = new Projection(true, Collections.emptySortedMap());

  /** Keeps nothing but the fact that the document exists. */
  public static final Projection EXISTENCE = new Projection(false, Collections.emptySortedMap());

  private static final int MAX_NUMBER_BYTES = 5;

  private final boolean whole;
  private final SortedMap<String, Projection> fields;
  private final String[] names;
  private final Projection[] inner;
  private final long fingerprint;

  private Projection(boolean whole, SortedMap<String, Projection> fields) {
    this.whole = whole;
    this.fields = fields;
    this.names = fields.keySet().toArray(String[]::new);
    this.inner = fields.values().toArray(Projection[]::new);
    this.fingerprint = fingerprint(whole, fields);
  }

  private static long fingerprint(boolean whole, SortedMap<String, Projection> fields) {
    long hash = whole ? 0x9E3779B97F4A7C15L : 0xCBF29CE484222325L;
    for (Map.Entry<String, Projection> field : fields.entrySet()) {
      for (int i = 0; i < field.getKey().length(); i++) {
        hash = (hash ^ field.getKey().charAt(i)) * 0x100000001B3L;
      }
      hash = (hash ^ field.getValue().fingerprint) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /**
   * A projection that keeps what is at {@code paths}; an empty path keeps everything.
   *
   * @throws IllegalArgumentException when a field name holds half of a surrogate pair: no document
   *     can have such a field, and over the wire it would become another name
   */
  public static Projection of(Collection<List<String>> paths) {
    Projection all = EXISTENCE;
    for (List<String> path : paths) {
      all = all.union(ofPath(path));
    }
    return all;
  }

  private static Projection ofPath(List<String> path) {
    Projection inner = WHOLE;
    for (int i = path.size() - 1; i >= 0; i--) {
      if (UnicodeText.hasUnpairedSurrogate(path.get(i))) {
        throw new IllegalArgumentException(
            "a field name holds half of a surrogate pair, which UTF-8 cannot say: " + path);
      }
      SortedMap<String, Projection> fields = new TreeMap<>();
      fields.put(path.get(i), inner);
      inner = new Projection(false, fields);
    }
    return inner;
  }

  /** Whether everything is kept. */
  public boolean isWhole() {
    return whole;
  }

  /** A hash of what is kept, the same in every process and version; equal for equal projections. */
  public long fingerprint() {
    return fingerprint;
  }

  /** The paths that are kept, in order; a single empty path when everything is kept. */
  public List<List<String>> paths() {
    List<List<String>> paths = new ArrayList<>();
    collectPaths(List.of(), paths);
    return paths;
  }

  /** The most bytes that the paths take when they are sent or stored. */
  public long bytes() {
    long bytes = MAX_NUMBER_BYTES;
    for (List<String> path : paths()) {
      bytes += MAX_NUMBER_BYTES;
      for (String name : path) {
        bytes += MAX_NUMBER_BYTES + RowLimits.utf8Bytes(name);
      }
    }
    return bytes;
  }

  private void collectPaths(List<String> prefix, List<List<String>> into) {
    if (whole) {
      into.add(prefix);
    }
    for (Map.Entry<String, Projection> field : fields.entrySet()) {
      List<String> path = new ArrayList<>(prefix);
      path.add(field.getKey());
      field.getValue().collectPaths(List.copyOf(path), into);
    }
  }

  /** The projection that keeps what either of the two keeps. */
  public Projection union(Projection other) {
    if (covers(other)) {
      return this;
    }
    if (other.covers(this)) {
      return other;
    }
    SortedMap<String, Projection> merged = new TreeMap<>(fields);
    other.fields.forEach((name, inner) -> merged.merge(name, inner, Projection::union));
    return new Projection(false, merged);
  }

  /** Whether this keeps at least what {@code other} keeps. */
  public boolean covers(Projection other) {
    return whole || (!other.whole && coversFields(other));
  }

  private boolean coversFields(Projection other) {
    for (Map.Entry<String, Projection> field : other.fields.entrySet()) {
      Projection mine = fields.get(field.getKey());
      if (mine == null || !mine.covers(field.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing is kept but the fact that the document exists. */
  boolean isExistence() {
    return !whole && names.length == 0;
  }

  /** The number of fields of which something is kept. */
  int size() {
    return names.length;
  }

  /** The name of one of these fields, which are in the order of their names. */
  String name(int field) {
    return names[field];
  }

  /** What is kept of one of these fields. */
  Projection inner(int field) {
    return inner[field];
  }

  /**
   * The part of {@code content} that is kept, as canonical JSON: fields in the order of their names
   * down to the kept paths' ends. Nulls are left out, and so are strings, numbers and booleans at
   * which a path does not end; objects and arrays stay, even when nothing is left in them, because
   * a reader can distinguish them. Equal parts give equal bytes.
   *
   * @param content a JSON object that was accepted before
   */
  public byte[] apply(byte[] content) {
    return Json.encode(read(content));
  }

  /**
   * Like {@link #project}, from the bytes of a document. What is not kept is not built.
   *
   * @param content a JSON object that was accepted before
   */
  public ObjectNode read(byte[] content) {
    return whole ? Json.decodeObject(content) : Extraction.of(this, content);
  }

  /** Like {@link #apply}, but as a tree, which may share nodes with {@code content}. */
  public ObjectNode project(ObjectNode content) {
    return whole ? content : projectObject(content);
  }

  private ObjectNode projectObject(ObjectNode content) {
    ObjectNode kept = Json.object();
    for (Map.Entry<String, Projection> field : fields.entrySet()) {
      JsonNode value = content.get(field.getKey());
      if (value != null && !value.isNull()) {
        JsonNode inner = field.getValue().projectValue(value);
        if (!inner.isMissingNode()) {
          kept.set(field.getKey(), inner);
        }
      }
    }
    return kept;
  }

  private JsonNode projectValue(JsonNode value) {
    if (whole) {
      return value;
    }
    return switch (value) {
      case ObjectNode object -> projectObject(object);
      case ArrayNode array -> projectArray(array);
      default -> MissingNode.getInstance();
    };
  }

  private ArrayNode projectArray(ArrayNode array) {
    ArrayNode kept = array.arrayNode(array.size());
    for (JsonNode element : array) {
      JsonNode inner = projectValue(element);
      if (!inner.isMissingNode()) {
        kept.add(inner);
      }
    }
    return kept;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Projection that
            && fingerprint == that.fingerprint
            && whole == that.whole
            && fields.equals(that.fields));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fingerprint);
  }

  @Override
  public String toString() {
    return whole ? "*" : fields.toString();
  }
}
