package io.latebind.fuzz.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as bytes. It is written in one of two ways:
 *
 * <ul>
 *   <li>a method and a target, header lines behind {@code +}, and a body; host and length are added
 *   <li>{@code RAW}, and then lines that are sent as they stand with CR LF between them
 * </ul>
 *
 * @param head whether the answer has no body whatever its length says
 * @param whole whether there is an answer without more being sent
 */
@SuppressWarnings("ArrayRecordComponent")
public record BadRequest(byte[] bytes, boolean head, boolean whole) {
  public static BadRequest of(List<String> input) {
    return input.getFirst().equals("RAW")
        ? new BadRequest(
            Escapes.decode(String.join("\r\n", input.subList(1, input.size()))), false, false)
        : made(input);
  }

  private static BadRequest made(List<String> input) {
    StringBuilder head = new StringBuilder(input.getFirst() + " HTTP/1.1\r\nHost: localhost\r\n");
    input.stream()
        .filter(line -> line.startsWith("+ "))
        .forEach(line -> head.append(line.substring(2)).append("\r\n"));
    List<String> lines = input.stream().skip(1).filter(line -> !line.startsWith("+ ")).toList();
    byte[] body = Escapes.decode(String.join("\n", lines));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Escapes.decode(head.toString()));
    String length = "Content-Length: " + body.length + "\r\n\r\n";
    bytes.writeBytes(length.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    return new BadRequest(bytes.toByteArray(), input.getFirst().startsWith("HEAD "), true);
  }
}
