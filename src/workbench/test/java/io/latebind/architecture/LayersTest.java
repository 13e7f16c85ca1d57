package io.latebind.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Arrows between packages form no circle at any level. Between modules the compiler holds them: see
 * {@code pom.xml}.
 */
class LayersTest {
  private static final JavaClasses ALL = classesOf("");
  private static final JavaClasses PRODUCT = classesOf("workbench");

  /** The main classes of all modules, except one. */
  private static JavaClasses classesOf(String except) {
    ImportOption main =
        location -> !location.contains("/test-classes/") && !location.contains("/test/");
    ImportOption others = location -> except.isEmpty() || !location.contains(except);
    return new ClassFileImporter()
        .withImportOption(main)
        .withImportOption(others)
        .importPackages("io.latebind");
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("io.latebind.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void allModulesAreLookedAt() {
    assertThat(ALL.stream().map(JavaClass::getPackageName))
        .contains("io.latebind.engine", "io.latebind.search.index", "io.latebind.simulation.world");
    assertThat(PRODUCT.stream().map(JavaClass::getPackageName))
        .contains("io.latebind.engine", "io.latebind.search.index")
        .doesNotContain("io.latebind.simulation.world");
  }

  @Test
  void nothingUsesTheTestKit() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages("testing"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("testing")));
  }

  @Test
  void theEngineNeedsOnlyTheJdkAndJsonTrees() {
    check(
        classes()
            .that()
            .resideInAnyPackage(packages("document", "index", "protocol", "engine"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.latebind.document..",
                "io.latebind.index..",
                "io.latebind.protocol..",
                "io.latebind.engine..",
                "java..",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.databind..",
                "org.jspecify.."));
  }

  @Test
  void theLogNeedsOnlyTheJdk() {
    check(
        classes()
            .that()
            .resideInAnyPackage(packages("rowlog"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.latebind.rowlog..", "java..", "org.jspecify.."));
  }

  /** Time, randomness and threads reach the engine as arguments or not at all. */
  @Test
  void engineKeepsToWhatItIsGiven() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(packages("index", "protocol", "engine"))
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
            .resideInAnyPackage(packages("index", "protocol", "engine"))
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
            .resideOutsideOfPackages(packages("internals"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.kafka\\.(.+\\.)?internals\\.(?!RecordHeaders$).+"));
  }

  @Test
  void onlyTheApplicationReadsItsEnvironment() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages("settings", "app", "cli", "embedded"))
            .should()
            .accessTargetWhere(
                JavaAccess.Predicates.target(
                    HasName.AndFullName.Predicates.fullNameMatching(
                        "java\\.lang\\.System\\.(getenv|getProperty|getProperties)\\(.*"
                            + "|java\\.lang\\.Integer\\.getInteger\\(.*"
                            + "|java\\.lang\\.Long\\.getLong\\(.*"
                            + "|java\\.lang\\.Boolean\\.getBoolean\\(.*")))
            .as("only settings, app and the commands read the environment and system properties"));
  }

  private static String[] packages(String... names) {
    return Stream.of(names).map(name -> "io.latebind." + name + "..").toArray(String[]::new);
  }

  private static void check(ArchRule rule) {
    rule.check(PRODUCT);
  }
}
