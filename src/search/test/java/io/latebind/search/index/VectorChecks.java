package io.latebind.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.type.FieldType.VectorType;
import io.latebind.document.Json;
import io.latebind.search.query.SearchField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;

/** Checks that every entry has its vectors beside it, of the same version, and nothing else has. */
public final class VectorChecks {
  private record Place(String id, long slot) {}

  private VectorChecks() {}

  public static void check(Snapshot snapshot) {
    try (snapshot) {
      for (SearchField field : snapshot.schema().fields()) {
        if (field.type() instanceof VectorType type) {
          assertThat(stored(snapshot, field.name()))
              .isEqualTo(expected(snapshot, field.name(), type));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Place, String> expected(Snapshot snapshot, String field, VectorType type)
      throws IOException {
    Map<Place, String> expected = new HashMap<>();
    for (LeafReaderContext leaf : snapshot.searcher().getIndexReader().leaves()) {
      LeafReader reader = leaf.reader();
      NumericDocValues slots = DocValues.getNumeric(reader, LuceneFields.SLOT);
      for (int doc = 0; doc < reader.maxDoc(); doc++) {
        BytesRef source = reader.storedFields().document(doc).getBinaryValue(LuceneFields.SOURCE);
        if (source != null && isLive(reader, doc)) {
          JsonNode vector = Json.decodeObject(BytesRef.deepCopyOf(source).bytes).path(field);
          if (vector.size() == type.dimensions()) {
            assertThat(slots.advanceExact(doc)).isTrue();
            expected.put(new Place(id(reader, doc), slots.longValue()), text(floats(vector)));
          }
        }
      }
    }
    return expected;
  }

  private static String id(LeafReader reader, int doc) throws IOException {
    var ids = DocValues.getSorted(reader, LuceneFields.ENTRY);
    assertThat(ids.advanceExact(doc)).isTrue();
    return ids.lookupOrd(ids.ordValue()).utf8ToString();
  }

  private static float[] floats(JsonNode vector) {
    float[] floats = new float[vector.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = vector.get(i).floatValue();
    }
    return floats;
  }

  private static Map<Place, String> stored(Snapshot snapshot, String field) throws IOException {
    Map<Place, String> stored = new HashMap<>();
    for (LeafReaderContext leaf : snapshot.searcher().getIndexReader().leaves()) {
      LeafReader reader = leaf.reader();
      FloatVectorValues vectors = reader.getFloatVectorValues(field);
      if (vectors != null) {
        DocIndexIterator docs = vectors.iterator();
        NumericDocValues slots = DocValues.getNumeric(reader, LuceneFields.SLOT);
        BinaryDocValues ids = DocValues.getBinary(reader, LuceneFields.VECTORS_OF);
        for (int doc = docs.nextDoc(); doc != DocIndexIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
          if (isLive(reader, doc)) {
            assertThat(slots.advanceExact(doc) && ids.advanceExact(doc)).isTrue();
            Place place = new Place(ids.binaryValue().utf8ToString(), slots.longValue());
            assertThat(stored.put(place, text(vectors.vectorValue(docs.index())))).isNull();
          }
        }
      }
    }
    return stored;
  }

  private static String text(float[] vector) {
    return java.util.Arrays.toString(vector);
  }

  private static boolean isLive(LeafReader reader, int doc) {
    return reader.getLiveDocs() == null || reader.getLiveDocs().get(doc);
  }
}
