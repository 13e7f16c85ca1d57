package io.latebind.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latebind.bench.contender.Contender;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
  @TempDir private Path folder;

  @Test
  void foldersOfTheClassPathBecomeJarsInTheirPlaces() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes/a/b"));
    Files.writeString(classes.resolve("C.class"), "a class");
    Path tests = Files.createDirectories(folder.resolve("tests"));
    Files.writeString(tests.resolve("t.yaml"), "a resource");
    Path library = Files.createFile(folder.resolve("library.jar"));
    Path out = Files.createDirectories(folder.resolve("out"));
    List<String> path =
        List.of(
            tests.toString(), folder.resolve("classes").toString(), library.toString(), "", "gone");

    String packed = AotCaches.packed(String.join(File.pathSeparator, path), out);

    List<String> jars = List.of(packed.split(File.pathSeparator));
    assertThat(jars).hasSize(3).last().isEqualTo(library.toString());
    try (JarFile first = new JarFile(jars.get(0));
        JarFile second = new JarFile(jars.get(1))) {
      assertThat(first.getEntry("t.yaml")).isNotNull();
      assertThat(second.getEntry("a/b/C.class")).isNotNull();
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void aContenderTrainsItsCacheAndThenUsesIt() throws Exception {
    AotCaches caches = AotCaches.in(folder);
    Path cache = folder.resolve("fk-join.aot");
    assertThat(caches.options(Contender.FK_JOIN)).contains("-XX:AOTCacheOutput=" + cache);
    assertThatThrownBy(() -> caches.size(Contender.FK_JOIN))
        .hasMessageContaining("fk-join has written no AOT cache");

    Files.writeString(cache, "12345");

    assertThat(caches.options(Contender.FK_JOIN)).contains("-XX:AOTCache=" + cache);
    assertThat(caches.size(Contender.FK_JOIN)).isEqualTo(5);
    assertThat(caches.options(Contender.LATEBIND)).doesNotContain("-XX:AOTMode=on");
  }

  @Test
  void olderJavaIsRefused() {
    AotCaches.check(25);
    assertThatThrownBy(() -> AotCaches.check(24))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--aot needs Java 25 or later");
  }
}
