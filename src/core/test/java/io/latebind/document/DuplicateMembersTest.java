package io.latebind.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateMembersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":1} | a",
        "{\"a\":1,\"\\u0061\":2} | a",
        "{\"a\":{\"b\":[],\"b\":{}}} | a.b",
        "{\"a\":[0,{\"b\":[[{\"c\":1,\"d\":2,\"c\":3}]]}]} | a[1].b[0][0].c",
        "{\"a\":{\"x\":1},\"b\":{\"x\":1},\"a\":null} | a",
        "{\"\":1,\"\":2} | ''"
      })
  void firstMemberThatStandsTwiceIsNamedByItsPlace(String json, String place) {
    assertThat(find(json)).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1,\"A\":2,\"á\":3}",
        "{\"a\":{\"a\":[{\"a\":1},{\"a\":1}]}}",
        "{\"a\":\"{\\\"b\\\":1,\\\"b\\\":2}\"}"
      })
  void sameNameInOtherObjectsIsFine(String json) {
    assertThat(find(json)).isNull();
  }

  private static @Nullable String find(String json) {
    return DuplicateMembers.find(json.getBytes(StandardCharsets.UTF_8));
  }
}
