package io.latebind.http.documents;

import io.latebind.http.exchange.Bodies;
import io.latebind.http.response.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a body, within limits of size and time. What it reads is taken from a share of
 * memory, because all of it stays there until it is written.
 */
final class LineReader {
  private final InputStream in;
  private final int maxLineBytes;
  private final long maxBytes;
  private final long deadlineNanos;
  private final BulkMemory.Share memory;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int filled;
  private long total;
  private int number;

  LineReader(
      InputStream in, int maxLineBytes, long maxBytes, Duration timeout, BulkMemory.Share memory) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
    this.maxBytes = maxBytes;
    this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    this.memory = memory;
  }

  /** The number of the last line that was read, from 1. */
  int number() {
    return number;
  }

  /**
   * The next line, without its line end.
   *
   * @return null after the last line
   */
  byte @Nullable [] next() throws InterruptedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    number++;
    while (position < filled || fill()) {
      int end = newline();
      append(line, end);
      if (end < filled) {
        position++;
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private int newline() {
    int at = position;
    while (at < filled && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  private void append(ByteArrayOutputStream line, int end) {
    line.write(buffer, position, end - position);
    position = end;
    if (line.size() > maxLineBytes) {
      throw BulkLineParser.tooLong(number, maxLineBytes).asException();
    }
  }

  private boolean fill() throws InterruptedException {
    position = 0;
    filled = 0;
    try {
      filled = Math.max(0, in.read(buffer));
    } catch (IOException e) {
      throw Bodies.unreadable(e).asException();
    }
    total += filled;
    if (total > maxBytes) {
      throw Problem.of(
              413,
              "The request has more than "
                  + maxBytes
                  + " bytes. Send it in several. Nothing was"
                  + " written.")
          .with("maxBytes", maxBytes)
          .asException();
    }
    memory.take(filled);
    if (System.nanoTime() > deadlineNanos) {
      throw Problem.of(
              408, "The body took too long to arrive. Send less at once. Nothing was written.")
          .asException();
    }
    return filled > 0;
  }
}
