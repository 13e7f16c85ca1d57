package io.latebind.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.latebind.state.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {
  @Test
  void isThatOfTheBytes() {
    Samples samples = new Samples(1);
    for (int i = 0; i < 20_000; i++) {
      String one = samples.text();
      String other = samples.text();
      int bytes =
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

      assertThat(Integer.signum(Utf8Order.INSTANCE.compare(one, other)))
          .as("%s and %s", one, other)
          .isEqualTo(Integer.signum(bytes));
    }
  }
}
