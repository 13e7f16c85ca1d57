package io.latebind.http.exchange;

import io.latebind.document.TextEncoding;
import io.latebind.http.response.Problem;
import io.latebind.http.response.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies, within limits. */
public final class Bodies {
  private Bodies() {}

  /**
   * A body that is one document, without the byte order mark that may precede it.
   *
   * @throws ProblemException (413) if it has more than {@code maxBytes}
   */
  public static byte[] document(InputStream body, int maxBytes) {
    try {
      byte[] bytes =
          TextEncoding.withoutMark(body.readNBytes(maxBytes + 1 + TextEncoding.MARK_BYTES));
      if (bytes.length > maxBytes) {
        throw tooLarge("The document", maxBytes).asException();
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(e).asException();
    }
  }

  /** The problem that a document has too many bytes. */
  public static Problem tooLarge(String what, int maxBytes) {
    return Problem.of(
            413,
            what
                + " has more than "
                + maxBytes
                + " bytes. Split it into documents that load each"
                + " other.")
        .with("maxBytes", maxBytes);
  }

  /** The problem that the connection broke while the body was received. */
  public static Problem unreadable(IOException e) {
    return Problem.of(
        400, "The body did not arrive whole (" + e.getMessage() + "). Send the request again.");
  }
}
