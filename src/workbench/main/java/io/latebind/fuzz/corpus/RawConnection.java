package io.latebind.fuzz.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A bare connection to a server, which sends whatever bytes it is given. */
public final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  public RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    // A hundred thousand connections one after the other would use up all ports otherwise.
    socket.setSoLinger(true, 0);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** What came back. Names of headers are in lower case. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  /** Sends bytes; a server that has hung up meanwhile is no mistake. */
  public void send(byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      // It has answered, or has not: reading will tell.
    }
  }

  /**
   * Reads every answer until the server hangs up. The server takes a client that sends nothing more
   * for gone, and a search for one that is gone is given up: so a whole request is answered first.
   */
  public List<Answer> receiveAll(BadRequest request) throws IOException {
    List<Answer> answers = new ArrayList<>();
    try {
      if (request.whole()) {
        answers.add(receive(request.head()));
      }
      socket.shutdownOutput();
      while (true) {
        answers.add(receive(request.head()));
      }
    } catch (EOFException | SocketException e) {
      return answers;
    }
  }

  /** Reads one answer. */
  Answer receive(boolean head) throws IOException {
    String[] first = line().split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body ended after " + body.length + " bytes");
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(first[1]), headers, text);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
