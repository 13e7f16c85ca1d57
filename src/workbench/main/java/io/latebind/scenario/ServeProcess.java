package io.latebind.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code latebind serve} in a process of its own, which can be killed. */
public final class ServeProcess implements AutoCloseable {
  private static final Path LOGBACK =
      Path.of(System.getProperty("project.basedir", "."))
          .resolve("src/embedded/main/resources/logback.xml")
          .toAbsolutePath();

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String bootstrapServers;
  private final String url;

  private ServeProcess(Process process, String bootstrapServers, String url) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
    this.url = url;
  }

  /** Starts a process and waits until it says where it listens. */
  public static ServeProcess start(Path log, String... options) throws IOException {
    return start(TestIndexes.FOLDER, log, options);
  }

  /** The same from what the build has packaged, with what tests bring left out. */
  static ServeProcess startPackaged(Path log, String... options) throws IOException {
    Path libraries = Path.of(System.getProperty("project.basedir", ".")).resolve("target/lib");
    if (!Files.isDirectory(libraries)) {
      throw new AssertionError("build the product first: mvn package");
    }
    return start(libraries.resolve("*").toString(), TestIndexes.FOLDER, log, options);
  }

  /** The same with other indexes, and as quick with vectors as the launcher makes it. */
  public static ServeProcess start(Path indexes, Path log, String... options) throws IOException {
    return start(System.getProperty("java.class.path"), indexes, log, options);
  }

  private static ServeProcess start(String classPath, Path indexes, Path log, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "--add-modules", "jdk.incubator.vector"));
    // As users have it, and not as the tests want it.
    command.add("-Dlogback.configurationFile=" + LOGBACK);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of("io.latebind.cli.Latebind", "serve", "--port", "0"));
    command.addAll(List.of("--indexes", indexes.toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
            .start();
    BufferedReader out = process.inputReader();
    String kafka = after("Kafka", out, log);
    return new ServeProcess(process, kafka, after("HTTP", out, log));
  }

  private static String after(String word, BufferedReader out, Path log) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(word)) {
        return line.substring(word.length()).strip().split(" ", 2)[0];
      }
    }
    throw new IllegalStateException(
        "latebind serve ended before it said where it listens:\n" + Files.readString(log));
  }

  public String url() {
    return url;
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Kills the process as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until it has ended by itself, and returns its status. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new AssertionError("latebind serve goes on");
    }
    return process.exitValue();
  }

  /** Stops the process in the middle of everything, as {@code kill -STOP} does. */
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets a process that was paused go on. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Asks over HTTP. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The status of the index of the scenarios; a missing node when there is no answer. */
  public JsonNode status() throws InterruptedException {
    try {
      HttpResponse<String> response = get("/indexes/hops");
      return response.statusCode() == 200
          ? Json.mapper().readTree(response.body())
          : Json.mapper().missingNode();
    } catch (IOException e) {
      return Json.mapper().missingNode();
    }
  }

  /** Stops the process in good order. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
