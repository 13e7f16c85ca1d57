package io.latebind.http.encoding;

import io.latebind.http.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses responses for clients that accept it, if it is worthwhile. */
public final class Packing {
  /** Smaller bodies fit into a packet or two anyway. */
  static final int LEAST_BYTES = 1024;

  private Packing() {}

  /**
   * A response in a coding that the client accepts.
   *
   * @param accepted the values of the Accept-Encoding headers
   */
  public static Response pack(Response answer, List<String> accepted) {
    if (!isText(answer.mediaType()) || answer.body().length == 0) {
      return answer;
    }
    AcceptedCodings codings = AcceptedCodings.of(accepted);
    boolean large = answer.body().length >= LEAST_BYTES;
    Response varying = large ? answer.varying("Accept-Encoding") : answer;
    if (!(codings.gzip() && large) && !codings.onlyPacked()) {
      return varying;
    }
    byte[] packed = gzip(answer.body());
    return packed.length < answer.body().length || codings.onlyPacked()
        ? varying.withBody(packed).withHeader("Content-Encoding", ContentCoding.GZIP)
        : varying;
  }

  private static boolean isText(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || (type.startsWith("application/") && type.contains("json"));
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
    try (OutputStream packing = new FastGzip(bytes)) {
      packing.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The fastest level: more work makes JSON only a little smaller. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 16 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
