package io.latebind.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What can be checked of the container files without a container engine. */
class DockerFilesTest {
  private static final Path DOCKER = SourceFile.PROJECT.resolve("docker");

  private Map<String, Map<?, ?>> services = Map.of();
  private Map<?, ?> compose = Map.of();

  @BeforeEach
  void parse() throws IOException {
    compose = map(merging().loadFromString(Files.readString(DOCKER.resolve("compose.yaml"))));
    services = new TreeMap<>();
    map(compose.get("services")).forEach((name, service) -> services.put(text(name), map(service)));
  }

  @Test
  void brokersAndInstancesAreThere() {
    assertThat(services.keySet())
        .containsExactly(
            "kafka-1", "kafka-2", "kafka-3", "latebind-1", "latebind-2", "secrets", "topics");
  }

  @Test
  void brokersHaveTheVersionOfTheClients() throws IOException {
    var version =
        Pattern.compile("<kafka.version>(.*)</kafka.version>")
            .matcher(Files.readString(SourceFile.PROJECT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    forEach(
        "kafka-",
        (name, service) ->
            assertThat(service.get("image")).isEqualTo("apache/kafka:" + version.group(1)));
  }

  @Test
  void oneBrokerMayFail() {
    forEach(
        "kafka-",
        (name, service) -> {
          Map<?, ?> settings = map(service.get("environment"));
          assertThat(text(settings.get("KAFKA_DEFAULT_REPLICATION_FACTOR"))).isEqualTo("3");
          assertThat(text(settings.get("KAFKA_MIN_INSYNC_REPLICAS"))).isEqualTo("2");
          assertThat(text(settings.get("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR")))
              .isEqualTo("3");
          assertThat(text(settings.get("KAFKA_CONTROLLER_QUORUM_VOTERS")))
              .contains(text(settings.get("KAFKA_NODE_ID")) + "@" + name + ":9093");
          assertThat(text(settings.get("KAFKA_ADVERTISED_LISTENERS")))
              .contains("INTERNAL://" + name + ":19092")
              .contains("EXTERNAL://localhost:" + hostPorts(service).getFirst());
        });
  }

  @Test
  void noTwoServicesShareAPortOrAVolumeButThatOfTheSecrets() {
    List<String> ports = new ArrayList<>();
    List<String> volumes = new ArrayList<>();
    forEach(
        "",
        (name, service) -> {
          ports.addAll(hostPorts(service));
          volumes.addAll(
              sources(service).stream()
                  .filter(source -> !isPath(source) && !source.equals("secrets"))
                  .toList());
        });
    assertThat(ports).hasSize(5).doesNotHaveDuplicates();
    assertThat(volumes).hasSize(5).doesNotHaveDuplicates();
    volumes.add("secrets");
    assertThat(map(compose.get("volumes")).keySet().stream().map(DockerFilesTest::text))
        .containsExactlyInAnyOrderElementsOf(volumes);
  }

  @Test
  void instancesUseEveryBrokerAndTheirOwnNames() {
    forEach(
        "latebind-",
        (name, service) -> {
          List<String> command = list(service.get("command"));
          assertThat(command.getFirst()).isEqualTo("serve");
          assertThat(after(command, "--bootstrap-server"))
              .isEqualTo("kafka-1:19092,kafka-2:19092,kafka-3:19092");
          assertThat(after(command, "--advertise")).isEqualTo(name + ":8080");
          assertThat(list(service.get("volumes")))
              .anyMatch(volume -> volume.endsWith(":" + after(command, "--data")))
              .anyMatch(volume -> volume.contains(":" + after(command, "--indexes") + ":"));
        });
  }

  @Test
  void instancesHaveTheirOwnCertificatesOfTheSecrets() {
    Map<?, ?> secrets = services.getOrDefault("secrets", Map.of());
    List<String> made = list(secrets.get("command"));
    assertThat(sources(secrets)).contains("secrets");
    forEach(
        "latebind-",
        (name, service) -> {
          assertThat(made).contains(name);
          assertThat(list(service.get("volumes"))).contains("secrets:" + made.getFirst() + ":ro");
          assertThat(after(list(service.get("command")), "--config"))
              .isEqualTo(made.getFirst() + "/" + name + ".properties");
        });
  }

  /** Latebind answers HTTP/1.0 with 505. */
  @Test
  void theHealthCheckAsksAsLatebindIsReached() throws IOException {
    assertThat(Files.readString(DOCKER.resolve("Dockerfile")))
        .contains("https://127.0.0.1:8080/health/live", "http://127.0.0.1:8080/health/live")
        .doesNotContain("HTTP/1.0");
  }

  @Test
  void everyPathThatIsNamedExists() throws IOException {
    forEach(
        "",
        (name, service) -> {
          sources(service).stream()
              .filter(DockerFilesTest::isPath)
              .forEach(source -> assertThat(DOCKER.resolve(source)).exists());
          if (service.get("build") instanceof Map<?, ?> build) {
            Path context = DOCKER.resolve(text(build.get("context")));
            assertThat(context.resolve(text(build.get("dockerfile")))).exists();
          }
        });
    Pattern copy = Pattern.compile("^COPY (?!--from)(\\S+) ", Pattern.MULTILINE);
    List<String> copied =
        copy.matcher(Files.readString(DOCKER.resolve("Dockerfile")))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(copied)
        .contains("pom.xml", "src", "topics", "latebind")
        .allSatisfy(path -> assertThat(SourceFile.PROJECT.resolve(path)).exists());
  }

  @Test
  void imageRunsAsSomebodyWithoutRights() throws IOException {
    assertThat(Files.readString(DOCKER.resolve("Dockerfile")))
        .containsPattern("(?m)^USER [1-9]\\d+$")
        .contains("HEALTHCHECK")
        .contains("/health/live");
  }

  private void forEach(String prefix, BiConsumer<String, Map<?, ?>> check) {
    services.forEach(
        (name, service) -> {
          if (name.startsWith(prefix)) {
            check.accept(name, service);
          }
        });
  }

  private static Load merging() {
    return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
  }

  private static List<String> hostPorts(Map<?, ?> service) {
    return list(service.get("ports")).stream().map(DockerFilesTest::beforeColon).toList();
  }

  private static List<String> sources(Map<?, ?> service) {
    return list(service.get("volumes")).stream().map(DockerFilesTest::beforeColon).toList();
  }

  private static String beforeColon(String mapping) {
    return mapping.substring(0, mapping.indexOf(':'));
  }

  private static boolean isPath(String source) {
    return source.startsWith(".") || source.startsWith("/");
  }

  private static String after(List<String> command, String option) {
    return command.get(command.indexOf(option) + 1);
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> list(@Nullable Object node) {
    return node instanceof List<?> list
        ? list.stream().map(DockerFilesTest::text).toList()
        : List.of();
  }

  private static String text(@Nullable Object node) {
    return Objects.toString(node, "");
  }
}
