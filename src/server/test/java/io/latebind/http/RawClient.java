package io.latebind.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP over a bare socket, which sends whatever it is told to. */
public final class RawClient implements AutoCloseable {
  private final Socket socket;

  public RawClient(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  public RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
  }

  /** What came back. Names of headers are in lower case. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Answer(int status, Map<String, String> headers, byte[] bytes) {
    public String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public ObjectNode json() {
      return Json.decodeObject(bytes);
    }
  }

  public Answer get(String path) throws IOException {
    return request("GET", path, "");
  }

  Answer request(String method, String path, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
    return receive();
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends as much as is taken: a server that has already answered may end the connection. */
  void sendWhileTaken(String text) {
    try {
      send(text);
    } catch (IOException ended) {
      // What it answered before can still be received.
    }
  }

  public Answer receive() throws IOException {
    return receive(false);
  }

  /** The answer to a HEAD, which has no body whatever its length says. */
  public Answer receiveHead() throws IOException {
    return receive(true);
  }

  private Answer receive(boolean head) throws IOException {
    String[] first = line().split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = socket.getInputStream().readNBytes(length);
    return new Answer(Integer.parseInt(first[1]), headers, body);
  }

  /** Whether the server has ended the connection, once it has: in order, or with a reset. */
  public boolean isClosed() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  private String line() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the connection ended after \"" + line + "\"");
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
