package io.latebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which caches of the JVM the launcher makes and uses; what it starts is no Java, but says how. */
class LauncherTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("project.basedir", "")).toAbsolutePath().resolve("latebind");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Writes down how it was called, and does with files what a JVM does. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$*" >>"$CALLS"
      for word; do
        case $word in
          -Dlatebind.training=*) training=${word#*=} ;;
          -XX:AOTMode=create) create=yes ;;
          -XX:AOTCache=*) cache=${word#*=} ;;
        esac
      done
      if [[ -n ${create:-} ]]; then
        echo half >"$cache"
        echo 'the JVM is talkative' | tee /dev/stderr
        [[ -z ${KILL:-} ]] || kill -9 $$
      elif [[ -n ${training:-} ]]; then
        touch "$training/configuration"
        [[ -z ${REBUILD:-} ]] || { sleep 1.1; touch "$REBUILD"; }
        [[ -n ${EARLY:-} ]] || touch "$training/done"
      fi
      exit "${STATUS:-0}"
      """;

  @TempDir private Path home;
  private Path target = Path.of("");
  private Path jdk = Path.of("");

  @BeforeEach
  void install() throws IOException {
    Files.copy(LAUNCHER, home.resolve("latebind"));
    target = Files.createDirectory(home.resolve("target"));
    Files.createDirectory(target.resolve("lib"));
    for (String jar :
        List.of(
            "lib/latebind-embedded-1.jar", "lib/latebind-core-1.jar", "lib/b.jar", "lib/a.jar")) {
      Files.createFile(target.resolve(jar));
    }
    jdk = home.resolve("jdk");
    script(jdk.resolve("bin/java"), JAVA);
    release("25.0.3+9");
  }

  @Test
  void theDemonstrationTrainsACacheWithWhichOthersStart() throws Exception {
    String training = run("demo", "--exit");
    awaitCacheOrNone();

    assertThat(training).contains("-XX:AOTMode=record").endsWith("Latebind demo --exit");
    assertThat(caches()).hasSize(1);
    assertThat(run("serve"))
        .contains("-XX:AOTCache=" + caches().getFirst())
        .contains(
            "-cp %1$s/latebind-embedded-1.jar:%1$s/a.jar:%1$s/b.jar:%1$s/latebind-core-1.jar "
                .formatted(target.resolve("lib")));
    assertThat(run("demo")).contains("-XX:AOTCache=").doesNotContain("AOTMode");
  }

  @Test
  void otherCommandsTrainNothing() throws Exception {
    assertThat(run("serve")).doesNotContain("AOT");
    assertThat(run("--help")).doesNotContain("AOT");
  }

  @Test
  void aDemonstrationThatEndsEarlyLeavesNoCache() throws Exception {
    assertThat(run("EARLY=yes", "demo")).contains("AOTMode=record");
    awaitCacheOrNone();
    assertThat(caches()).isEmpty();
  }

  @Test
  void aCacheThatIsNotWholeIsNoCache() throws Exception {
    run("KILL=yes", "demo");
    awaitCacheOrNone();
    assertThat(calls()).last().asString().contains("AOTMode=create");
    assertThat(caches()).isEmpty();
    assertThat(run("serve")).doesNotContain("AOT");
  }

  @Test
  void aCacheOlderThanTheProductIsReplaced() throws Exception {
    train();
    Path old = caches().getFirst();
    Instant later = Files.getLastModifiedTime(old).toInstant().plusSeconds(5);
    Files.setLastModifiedTime(target.resolve("lib/latebind-core-1.jar"), FileTime.from(later));

    assertThat(run("serve")).doesNotContain("AOT");
    assertThat(run("demo")).contains("AOTMode=record");
  }

  @Test
  void aCacheOfWhatWasBuiltAnewMeanwhileIsNotUsed() throws Exception {
    run("REBUILD=" + target.resolve("lib/latebind-core-1.jar"), "demo");
    awaitCacheOrNone();
    assertThat(run("serve")).doesNotContain("AOT");
    train();
    assertThat(run("serve")).contains("-XX:AOTCache=");
  }

  @Test
  void aCacheOfAnotherJavaIsReplaced() throws Exception {
    train();
    Path old = caches().getFirst();
    release("25.0.4+2");

    assertThat(run("serve")).doesNotContain("AOT");
    train();
    assertThat(caches()).hasSize(1).doesNotContain(old);
  }

  @Test
  void aCacheOfAnotherCollectorIsNotUsed() throws Exception {
    train();
    assertThat(run("LATEBIND_JAVA_OPTS=-XX:+UseZGC", "serve")).doesNotContain("AOT");
    assertThat(run("LATEBIND_JAVA_OPTS=-Xmx4g", "serve")).contains("-XX:AOTCache=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xshare:off",
        "-XX:SharedArchiveFile=a.jsa",
        "-XX:AOTCache=mine.aot",
        "-agentlib:jdwp=transport=dt_socket,server=y",
        "-javaagent:agent.jar",
        "-XX:StartFlightRecording=filename=a.jfr"
      })
  void whoHasCachesOrAgentsOfTheirOwnIsLeftAlone(String option) throws Exception {
    String options = "LATEBIND_JAVA_OPTS=-Xmx4g " + option;
    assertThat(run(options, "demo")).doesNotContain("latebind.training").contains(option);
    train();
    assertThat(run(options, "serve")).doesNotContain("AOTCache=" + target).contains(option);
  }

  @Test
  void olderJavaIsStartedAsEver() throws Exception {
    release("24.0.2+12");
    assertThat(run("demo")).doesNotContain("AOT").doesNotContain("aot");
    assertThat(run("serve")).doesNotContain("AOT").doesNotContain("aot");
  }

  @Test
  void itCanBeSwitchedOff() throws Exception {
    assertThat(run("LATEBIND_AOT=off", "demo")).doesNotContain("AOT").doesNotContain("aot");
    train();
    assertThat(run("LATEBIND_AOT=off", "serve")).doesNotContain("AOT").doesNotContain("aot");
  }

  @Test
  void whereNothingCanBeWrittenItStartsWithout() throws Exception {
    script(home.resolve("bin/mkdir"), "#!/usr/bin/env bash\necho read-only >&2\nexit 1\n");
    String path = "PATH=" + home.resolve("bin") + ":" + System.getenv("PATH");
    assertThat(run(path, "demo")).doesNotContain("AOT").endsWith("Latebind demo");
  }

  @Test
  void whatAKilledTrainingLeftGoesAway() throws Exception {
    Path left = Files.createDirectory(target.resolve(".latebind-aot-999999999"));
    Files.createFile(left.resolve("cache"));
    train();
    assertThat(left).doesNotExist();
  }

  @Test
  void theStatusIsThatOfJava() throws Exception {
    assertThat(start("STATUS=3", "demo").waitFor()).isEqualTo(3);
    awaitCacheOrNone();
  }

  private void train() throws Exception {
    run("demo");
    awaitCacheOrNone();
    assertThat(caches()).hasSize(1);
  }

  /** Runs a command that says nothing of its own, and returns how it called Java. */
  private String run(String... words) throws Exception {
    Process process = start(words);
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
    return calls().stream().filter(call -> !call.contains("AOTMode=create")).toList().getLast();
  }

  /** Words with an equals sign are of the environment. */
  private Process start(String... words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("latebind").toString());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("LATEBIND_") || name.matches("J(AVA|DK)_.*OPTIONS"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("CALLS", home.resolve("calls").toString());
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        builder.environment().put(word.substring(0, equals), word.substring(equals + 1));
      } else {
        builder.command().add(word);
      }
    }
    return builder.redirectErrorStream(true).start();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(home.resolve("calls"));
  }

  /** Waits until no training goes on any more. */
  private void awaitCacheOrNone() throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!files("\\.latebind-aot-.*").isEmpty()) {
      assertThat(System.nanoTime()).as("a training goes on").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private List<Path> caches() throws IOException {
    return files("latebind-.*\\.aot");
  }

  private List<Path> files(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).toList();
    }
  }

  private void release(String version) throws IOException {
    String major = version.substring(0, version.indexOf('.'));
    Files.writeString(
        jdk.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"%s\"\nJAVA_VERSION=\"%s\"\n".formatted(version, major));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
