package io.latebind.wire;

import io.latebind.engine.Projection;
import java.util.ArrayList;
import java.util.List;

/** A projection as the list of its paths. */
final class ProjectionCodec {
  private ProjectionCodec() {}

  static void write(Projection projection, ByteWriter out) {
    List<List<String>> paths = projection.paths();
    out.writeNumber(paths.size());
    paths.forEach(out::writeTexts);
  }

  static Projection read(ByteReader in) {
    int count = in.readCount();
    List<List<String>> paths = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      paths.add(in.readTexts());
    }
    return Projection.of(paths);
  }
}
