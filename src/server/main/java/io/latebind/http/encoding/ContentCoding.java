package io.latebind.http.encoding;

import io.latebind.http.response.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The content coding of a request's body. */
public final class ContentCoding {
  static final String GZIP = "gzip";

  /** The name that old clients use. */
  static final String OLD_GZIP = "x-gzip";

  static final String IDENTITY = "identity";

  private ContentCoding() {}

  /**
   * A body with its coding removed. Nothing of it is read until the returned stream is read.
   *
   * @param codings the values of the Content-Encoding headers
   * @throws io.latebind.http.response.ProblemException (415) at the first read, if the coding is
   *     not known
   */
  public static InputStream decode(InputStream body, List<String> codings) {
    List<String> applied = new ArrayList<>();
    for (String coding : String.join(",", codings).toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = coding.strip();
      if (!name.isEmpty() && !name.equals(IDENTITY)) {
        applied.add(name);
      }
    }
    if (applied.isEmpty()) {
      return body;
    }
    String only = applied.getFirst();
    return applied.size() == 1 && (only.equals(GZIP) || only.equals(OLD_GZIP))
        ? new GzipBody(body)
        : new Undecodable(String.join(", ", applied));
  }

  /**
   * A body with an unknown coding. Only reading it fails; a request that does not read it succeeds.
   */
  private static final class Undecodable extends InputStream {
    private final String codings;

    Undecodable(String codings) {
      this.codings = codings.replaceAll("[^a-z0-9, *_-]", "?");
    }

    @Override
    public int read() {
      throw Problem.of(
              415,
              "The body has the Content-Encoding "
                  + codings
                  + ", which is not known here. Pack it once with gzip, or send it as it is.")
          .withHeader("Accept-Encoding", "gzip, identity")
          .asException();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return read();
    }
  }
}
