package io.latebind.http;

import io.latebind.document.TextEncoding;
import java.io.IOException;
import java.io.InputStream;

/** Reads the bodies of requests, within bounds. */
final class Bodies {
  private Bodies() {}

  /**
   * The body that is one document, without the byte order mark that may stand in front of it.
   *
   * @throws ProblemException (413) when it has more than {@code maxBytes}
   */
  static byte[] document(InputStream body, int maxBytes) {
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

  /** A document has too many bytes. */
  static Problem tooLarge(String what, int maxBytes) {
    return Problem.of(
            413,
            what
                + " has more than "
                + maxBytes
                + " bytes. Split it into documents that load each"
                + " other.")
        .with("maxBytes", maxBytes);
  }

  /** The connection broke while the body came in. */
  static Problem unreadable(IOException e) {
    return Problem.of(
        400, "The body did not arrive whole (" + e.getMessage() + "). Send the request again.");
  }
}
