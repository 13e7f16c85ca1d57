package io.latebind.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Style is a test that fails. */
class TidyTest {
  private static final int MAX_LINES = 400;
  private static final int MAX_COLUMNS = 100;
  private static final Pattern VAGUE_NAME =
      Pattern.compile(
          "\\b(?:class|record|interface|enum)\\s+"
              + "\\w*(?:Manager|Helper|Utils?|Impl|Wrapper|Info)\\b");
  private static final Pattern POSTPONED = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b");
  private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:(?:static|final|abstract|sealed|non-sealed|strictfp) )*"
              + "(?:class|record|interface|enum|@interface) ",
          Pattern.MULTILINE);

  private static final Pattern SIMULATED =
      Pattern.compile("/latebind/(?:engine|index|protocol|state|rows|simulation)/");
  private static final Pattern ORDER_OF_THE_JVM =
      Pattern.compile("\\b(?:Set|Map)\\.copyOf\\b|\\btoUnmodifiable(?:Set|Map)\\b|\\btoSet\\(\\)");

  private static final Pattern DECLARATION =
      Pattern.compile("^(?:package|import) ", Pattern.MULTILINE);

  private static final List<SourceFile> ALL = SourceFile.below("src");
  private static final List<SourceFile> MAIN = within("main");
  private static final List<SourceFile> TESTS = within("test");

  /** How many files a package may have; more are hard to find one's way in. */
  private static final int MAX_ROOM = 16;

  /** The files in a source folder of every module. */
  private static List<SourceFile> within(String folder) {
    return ALL.stream()
        .filter(source -> source.path().getName(2).toString().equals(folder))
        .toList();
  }

  @Test
  void aSimpleNameStandsForOneThing() {
    Map<String, Long> types =
        ALL.stream()
            .filter(source -> !source.isPackageDescription())
            .collect(
                Collectors.groupingBy(
                    source -> String.valueOf(source.path().getFileName()), Collectors.counting()));
    types.values().removeIf(count -> count == 1);
    assertThat(types).as("files of one name in several packages").isEmpty();
  }

  @Test
  void roomsAreSmall() {
    Map<Path, Long> sizes =
        ALL.stream()
            .filter(source -> !source.isPackageDescription())
            .collect(Collectors.groupingBy(SourceFile::folder, Collectors.counting()));
    sizes.values().removeIf(files -> files <= MAX_ROOM);
    assertThat(sizes).as("packages of more than %d files; split them by idea", MAX_ROOM).isEmpty();
  }

  @Test
  void filesAreShort() {
    assertThat(offenders(ALL, source -> source.lines() > MAX_LINES))
        .as("longer than %d lines; split them by idea", MAX_LINES)
        .isEmpty();
  }

  /** The formatter breaks what it can, and that is not strings. */
  @Test
  void linesFitOnTheScreen() {
    assertThat(offenders(ALL, source -> source.text().lines().anyMatch(TidyTest::isTooLong)))
        .as("lines of more than %d columns", MAX_COLUMNS)
        .isEmpty();
  }

  private static boolean isTooLong(String line) {
    return line.codePointCount(0, line.length()) > MAX_COLUMNS && !line.startsWith("import ");
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(offenders(ALL, source -> VAGUE_NAME.matcher(source.text()).find()))
        .as("a type called …Manager, …Helper, …Util, …Impl, …Wrapper, …Info; say what it does")
        .isEmpty();
  }

  @Test
  void nothingIsPutOff() {
    assertThat(offenders(MAIN, source -> POSTPONED.matcher(source.text()).find()))
        .as("marks of work put off; do it, or open an issue")
        .isEmpty();
  }

  @Test
  void testsWaitForConditionsAndNotForTime() {
    assertThat(offenders(TESTS, source -> SLEEP.matcher(source.text()).find()))
        .as("sleeps; wait for a condition, with a deadline")
        .isEmpty();
  }

  /** A seed has to do the same in every JVM, and these sets are iterated differently in each. */
  @Test
  void nothingInTheSimulationDependsOnTheJvm() {
    assertThat(
            offenders(
                MAIN,
                source ->
                    SIMULATED.matcher(source.path().toString()).find()
                        && ORDER_OF_THE_JVM.matcher(source.text()).find()))
        .as("sets and maps whose order differs from one JVM to the next; take a sorted one")
        .isEmpty();
  }

  @Test
  void everyPackageExplainsItselfAndIsNullMarked() {
    Set<Path> described =
        ALL.stream()
            .filter(SourceFile::isPackageDescription)
            .filter(source -> source.text().contains("/**"))
            .filter(source -> source.text().contains("@NullMarked"))
            .map(SourceFile::folder)
            .collect(Collectors.toSet());
    Set<Path> packages = ALL.stream().map(SourceFile::folder).collect(Collectors.toSet());
    packages.removeAll(described);
    assertThat(new TreeSet<>(packages))
        .as("packages without a package-info.java with Javadoc and @NullMarked")
        .isEmpty();
  }

  @Test
  void everyPublicTypeIsDocumented() {
    assertThat(offenders(ALL, TidyTest::lacksDocumentation))
        .as("a public type without Javadoc; its first sentence says what it is")
        .isEmpty();
  }

  /** Between the end of the Javadoc and the type there is nothing but annotations. */
  private static boolean lacksDocumentation(SourceFile source) {
    var type = PUBLIC_TYPE.matcher(source.text());
    if (!type.find()) {
      return false;
    }
    String before = source.text().substring(0, type.start());
    String between = before.substring(before.lastIndexOf("*/") + 1);
    return !before.contains("/**") || DECLARATION.matcher(between).find();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHANGELOG.md",
        "LICENSE",
        "pom.xml",
        "topics",
        "docker/Dockerfile",
        "docker/compose.yaml"
      })
  void repositoryHasWhatOneLooksForFirst(String path) {
    assertThat(SourceFile.PROJECT.resolve(path)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"latebind", ".ci/run", "docker/secrets.sh"})
  void scriptsCanBeRun(String path) {
    assertThat(SourceFile.PROJECT.resolve(path)).isExecutable();
  }

  @Test
  void continuousIntegrationRunsTheReadmesTestCommand() throws IOException {
    String command = "mvn -B -ntp verify";
    assertThat(SourceFile.PROJECT.resolve(".ci/run")).content().contains(command);
    Path readme = SourceFile.PROJECT.resolve("README.md");
    if (Files.exists(readme)) {
      assertThat(Files.readString(readme)).contains(command);
    }
  }

  private static List<String> offenders(List<SourceFile> sources, Predicate<SourceFile> offends) {
    return sources.stream().filter(offends).map(source -> source.path().toString()).toList();
  }
}
