package io.latebind.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is as google-java-format leaves it: layout, Javadoc, the order of imports, and no
 * import that is not used.
 *
 * <p>The project's command to format is this test, told to write:
 *
 * <pre>
 * mvn test -Dtest=FormatTest -Dformat.apply=true
 * </pre>
 */
class FormatTest {
  private static final boolean APPLY = Boolean.getBoolean("format.apply");

  private final Formatter formatter = new Formatter();

  @Test
  void everySourceIsFormatted() throws IOException, FormatterException {
    List<String> different = new ArrayList<>();
    for (SourceFile source : SourceFile.below("src")) {
      String formatted = formatter.formatSourceAndFixImports(source.text());
      if (formatted.equals(source.text())) {
        continue;
      }
      if (APPLY) {
        Files.writeString(SourceFile.PROJECT.resolve(source.path()), formatted);
      } else {
        different.add(source.path().toString());
      }
    }
    assertThat(different)
        .as("files to format: mvn test -Dtest=FormatTest -Dformat.apply=true")
        .isEmpty();
  }
}
