package io.latebind.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrows between packages point down or sideways, never up and never in a circle. */
class LayersTest {
  /** From the top. Whatever stands in a line may use what stands in lower lines. */
  private static final List<List<String>> RANKS =
      List.of(
          List.of("cli"),
          List.of("demo"),
          List.of("app", "testing"),
          List.of("topology", "http", "broker"),
          List.of("store"),
          List.of("search", "wire", "definition"),
          List.of("engine"),
          List.of("document", "rowlog", "internals"));

  private static final JavaClasses LATEBIND =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.latebind");

  static Stream<Integer> lowerRanks() {
    return Stream.iterate(1, rank -> rank < RANKS.size(), rank -> rank + 1);
  }

  @ParameterizedTest
  @MethodSource("lowerRanks")
  void nothingUsesWhatStandsAboveIt(int rank) {
    String[] above = packages(RANKS.subList(0, rank).stream().flatMap(List::stream));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages(RANKS.get(rank).stream()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above));
  }

  @Test
  void packagesFormNoCircles() {
    check(slices().matching("io.latebind.(*)..").should().beFreeOfCycles());
  }

  @Test
  void everyPackageHasItsRank() {
    check(classes().should().resideInAnyPackage(packages(RANKS.stream().flatMap(List::stream))));
  }

  @Test
  void testKitStandsBesideTheApplication() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages(Stream.of("testing")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(Stream.of("app", "http", "broker", "search"))));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages(Stream.of("testing")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(Stream.of("testing"))));
  }

  @Test
  void coreNeedsOnlyTheJdkAndJsonTrees() {
    check(
        classes()
            .that()
            .resideInAnyPackage(packages(Stream.of("document", "engine")))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.latebind.document..",
                "io.latebind.engine..",
                "java..",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.databind..",
                "org.jspecify.."));
  }

  /** Time, randomness and threads reach the engine as arguments or not at all. */
  @Test
  void engineKeepsToWhatItIsGiven() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages(Stream.of("engine")))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.time\\.(Clock|InstantSource)"
                    + "|java\\.util\\.(Random|SplittableRandom|UUID|Timer|random\\..*)"
                    + "|java\\.security\\.SecureRandom|java\\.lang\\.(Thread|ThreadLocal)"
                    + "|java\\.util\\.concurrent\\."
                    + "(ThreadLocalRandom|Executor.*|CompletableFuture)"));
  }

  @Test
  void engineReadsNoClock() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages(Stream.of("engine")))
            .should()
            .accessTargetWhere(
                JavaAccess.Predicates.target(
                    HasName.AndFullName.Predicates.fullNameMatching(
                        "java\\.time\\.\\w+\\.now\\(.*"
                            + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*"
                            + "|java\\.lang\\.Math\\.random\\(.*")))
            .as("the engine reads no clock"));
  }

  /** There are no headers but {@code RecordHeaders}. */
  @Test
  void internalsOfKafkaAreUsedInOnePlace() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages(Stream.of("internals")))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.kafka\\.(.+\\.)?internals\\.(?!RecordHeaders$).+"));
  }

  @Test
  void onlyTheApplicationReadsItsEnvironment() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages(Stream.of("app", "cli")))
            .should()
            .accessTargetWhere(
                JavaAccess.Predicates.target(
                    HasName.AndFullName.Predicates.fullNameMatching(
                        "java\\.lang\\.System\\.(getenv|getProperty|getProperties)\\(.*"
                            + "|java\\.lang\\.Integer\\.getInteger\\(.*"
                            + "|java\\.lang\\.Long\\.getLong\\(.*"
                            + "|java\\.lang\\.Boolean\\.getBoolean\\(.*")))
            .as("only app and cli read the environment and system properties"));
  }

  private static String[] packages(Stream<String> names) {
    return names.map(name -> "io.latebind." + name + "..").toArray(String[]::new);
  }

  /** A package that is not there yet breaks no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(LATEBIND);
  }
}
