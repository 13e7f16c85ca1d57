package io.latebind.search.lucene;

import io.latebind.definition.FieldType.VectorType;
import io.latebind.definition.Quantization;
import io.latebind.search.SearchField;
import io.latebind.search.SearchSchema;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's codec with graphs of vectors as the settings want them. It has the name of Lucene's
 * codec, and so what it writes is read without it.
 */
final class SearchCodec extends Lucene104Codec {
  private final Map<String, KnnVectorsFormat> formats = new HashMap<>();

  SearchCodec(SearchSchema schema, SearchStoreSettings settings) {
    for (SearchField field : schema.fields()) {
      if (field.type() instanceof VectorType type) {
        formats.put(field.name(), new WideVectors(format(type, settings)));
      }
    }
  }

  private static KnnVectorsFormat format(VectorType type, SearchStoreSettings settings) {
    int connections = settings.maxConnections();
    int width = settings.beamWidth();
    ScalarEncoding encoding = encoding(type.quantization());
    return encoding == null
        ? new Lucene99HnswVectorsFormat(connections, width)
        : new Lucene104HnswScalarQuantizedVectorsFormat(encoding, connections, width);
  }

  private static @Nullable ScalarEncoding encoding(Quantization quantization) {
    return switch (quantization) {
      case NONE -> null;
      case INT8 -> ScalarEncoding.UNSIGNED_BYTE;
      case INT4 -> ScalarEncoding.PACKED_NIBBLE;
      case INT2 -> ScalarEncoding.DIBIT_QUERY_NIBBLE;
      case BINARY -> ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE;
    };
  }

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    KnnVectorsFormat format = formats.get(field);
    return format == null ? super.getKnnVectorsFormatForField(field) : format;
  }
}
