package io.latebind.search.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.FieldType;
import io.latebind.definition.type.FieldType.VectorType;
import io.latebind.definition.type.Similarity;
import io.latebind.document.Json;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Converts entries into Lucene documents.
 *
 * <p>A keyword becomes a term and a doc value, and so does a boolean, as {@code true} or {@code
 * false}; a number becomes a point and a doc value, and so does a date, in milliseconds; a text is
 * indexed with positions and norms. A value that does not fit the type of its field is not indexed:
 * this happens while an index is rebuilt after its definition changed.
 */
public final class EntryDocuments {
  private static final int HASH_BYTES = 16;

  private final SearchSchema schema;

  public EntryDocuments(SearchSchema schema) {
    this.schema = schema;
  }

  /**
   * An entry as Lucene documents. If there are vectors, {@link LuceneFields#SLOT} is still to be
   * added to both documents.
   *
   * @param entry the document of the entry, without vectors
   * @param vectors the document of the vectors; null if there are none
   * @param vectorsHash a hash of the vectors; empty if there are none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Indexable(Document entry, @Nullable Document vectors, byte[] vectorsHash) {
    /**
     * Links the two documents.
     *
     * @param slot a number that no other entry has
     */
    public void tie(long slot) {
      if (vectors != null) {
        entry.add(new NumericDocValuesField(LuceneFields.SLOT, slot));
        entry.add(new BinaryDocValuesField(LuceneFields.VECTORS_HASH, new BytesRef(vectorsHash)));
        vectors.add(new NumericDocValuesField(LuceneFields.SLOT, slot));
      }
    }
  }

  /**
   * Makes the documents of an entry.
   *
   * @param id the id of the entry
   * @param source its JSON
   */
  public Indexable of(String id, byte[] source) {
    ObjectNode json = Json.decodeObject(source);
    Document entry = new Document();
    entry.add(new StringField(LuceneFields.GROUP, id, Store.NO));
    entry.add(new StringField(LuceneFields.ENTRY, id, Store.NO));
    entry.add(new SortedDocValuesField(LuceneFields.ENTRY, new BytesRef(id)));
    entry.add(new StringField(LuceneFields.KIND, LuceneFields.ENTRY_KIND, Store.NO));
    entry.add(new StoredField(LuceneFields.SOURCE, source));
    List<VectorField> vectors = new ArrayList<>();
    Stream.concat(SearchSchema.COMMON.stream(), schema.fields().stream())
        .forEach(field -> add(field, json.path(field.name()), entry, vectors));
    return vectors.isEmpty()
        ? new Indexable(entry, null, new byte[0])
        : new Indexable(entry, document(id, vectors), hash(vectors));
  }

  private record VectorField(SearchField field, VectorType type, List<Float> values) {}

  private static void add(
      SearchField field, JsonNode value, Document entry, List<VectorField> vectors) {
    if (field.type() instanceof VectorType type) {
      List<Float> values = vector(type, value);
      if (values != null) {
        vectors.add(new VectorField(field, type, values));
        entry.add(new StringField(LuceneFields.EXISTS, field.name(), Store.NO));
      }
      return;
    }
    boolean any = false;
    for (JsonNode each : value.isArray() ? value : List.of(value)) {
      any |= add(field, each, entry);
    }
    if (any) {
      entry.add(new StringField(LuceneFields.EXISTS, field.name(), Store.NO));
    }
  }

  private static boolean add(SearchField field, JsonNode value, Document entry) {
    IndexableField indexed = indexed(field.name(), field.type(), value);
    if (indexed != null) {
      entry.add(indexed);
    }
    return indexed != null;
  }

  private static @Nullable IndexableField indexed(String name, FieldType type, JsonNode value) {
    return switch (type) {
      case FieldType.KeywordType keyword ->
          value.isTextual() && isTerm(value.textValue())
              ? new KeywordField(name, value.textValue(), Store.NO)
              : null;
      case FieldType.TextType text ->
          value.isTextual() ? new TextField(name, value.textValue(), Store.NO) : null;
      case FieldType.BooleanType bool ->
          value.isBoolean() ? new KeywordField(name, value.asText(), Store.NO) : null;
      case FieldType.LongType number ->
          value.isIntegralNumber() && value.canConvertToLong()
              ? new LongField(name, value.longValue(), Store.NO)
              : null;
      case FieldType.DoubleType number ->
          value.isNumber() ? new DoubleField(name, value.doubleValue(), Store.NO) : null;
      case FieldType.DateType date -> date(name, value);
      case VectorType vector -> null;
    };
  }

  /** Lucene rejects a whole entry if one of its terms is too long. */
  private static boolean isTerm(String value) {
    return value.length() <= FieldType.KeywordType.MAX_BYTES / 3
        || value.getBytes(StandardCharsets.UTF_8).length <= FieldType.KeywordType.MAX_BYTES;
  }

  private static @Nullable IndexableField date(String name, JsonNode value) {
    try {
      return value.isTextual()
          ? new LongField(name, Instant.parse(value.textValue()).toEpochMilli(), Store.NO)
          : null;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable List<Float> vector(VectorType type, JsonNode value) {
    if (!value.isArray() || value.size() != type.dimensions()) {
      return null;
    }
    List<Float> values = new ArrayList<>();
    float squares = 0;
    for (JsonNode element : value) {
      float number = element.isNumber() ? (float) element.doubleValue() : Float.NaN;
      values.add(number);
      squares += number * number;
    }
    boolean hasAngle = squares > 0 || type.similarity() != Similarity.COSINE;
    return Float.isFinite(squares) && hasAngle ? values : null;
  }

  private static Document document(String id, List<VectorField> vectors) {
    Document document = new Document();
    document.add(new StringField(LuceneFields.GROUP, id, Store.NO));
    document.add(new BinaryDocValuesField(LuceneFields.VECTORS_OF, new BytesRef(id)));
    for (VectorField vector : vectors) {
      float[] values = array(vector.values());
      VectorSimilarityFunction similarity = similarity(vector.type());
      document.add(new KnnFloatVectorField(vector.field().name(), values, similarity));
    }
    return document;
  }

  /** A list of floats as the array that Lucene takes. */
  public static float[] array(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  private static VectorSimilarityFunction similarity(VectorType type) {
    return switch (type.similarity()) {
      case COSINE -> VectorSimilarityFunction.COSINE;
      case DOT_PRODUCT -> VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT;
      case EUCLIDEAN -> VectorSimilarityFunction.EUCLIDEAN;
    };
  }

  private static byte[] hash(List<VectorField> vectors) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (VectorField vector : vectors) {
        digest.update(Json.encode(Json.mapper().valueToTree(vector.field().name())));
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.values().size());
        vector.values().forEach(bytes::putFloat);
        digest.update(bytes.array());
      }
      return Arrays.copyOf(digest.digest(), HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
