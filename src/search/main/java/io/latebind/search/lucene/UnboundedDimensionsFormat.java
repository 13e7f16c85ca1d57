package io.latebind.search.lucene;

import io.latebind.definition.type.FieldType.VectorType;
import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * One of Lucene's vector formats, for as many dimensions as definitions allow. Lucene's own bound
 * of 1,024 is a precaution, not a limit of the format. This one keeps the format's name, so that
 * what it writes can be read without it.
 */
final class UnboundedDimensionsFormat extends KnnVectorsFormat {
  private final KnnVectorsFormat format;

  UnboundedDimensionsFormat(KnnVectorsFormat format) {
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
