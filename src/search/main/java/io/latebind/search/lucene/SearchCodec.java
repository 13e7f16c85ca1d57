package io.latebind.search.lucene;

import io.latebind.definition.type.FieldType.VectorType;
import io.latebind.definition.type.Quantization;
import io.latebind.search.query.SearchField;
import io.latebind.search.query.SearchSchema;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's codec, with vector graphs as the settings specify. It keeps the name of Lucene's codec,
 * so that what it writes can be read without it.
 */
public final class SearchCodec extends Lucene104Codec {
  private final Map<String, KnnVectorsFormat> formats = new HashMap<>();

  public SearchCodec(SearchSchema schema, SearchStoreSettings settings) {
    for (SearchField field : schema.fields()) {
      if (field.type() instanceof VectorType type) {
        formats.put(field.name(), new UnboundedDimensionsFormat(format(type, settings)));
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
