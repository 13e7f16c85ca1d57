package io.latebind.search.lucene;

import io.latebind.definition.FieldType.VectorType;
import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * A format of Lucene's for vectors of as many dimensions as definitions may have. Lucene's own
 * bound of 1,024 is a precaution, not a limit of the format. It has the format's name, and so what
 * it writes is read without it.
 */
final class WideVectors extends KnnVectorsFormat {
  private final KnnVectorsFormat format;

  WideVectors(KnnVectorsFormat format) {
    super(format.getName());
    this.format = format;
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return format.fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return format.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return VectorType.MAX_DIMENSIONS;
  }
}
