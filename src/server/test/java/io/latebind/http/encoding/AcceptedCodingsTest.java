package io.latebind.http.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedCodingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true | false",
        "GZIP | true | false",
        "x-gzip | true | false",
        "deflate, gzip, br | true | false",
        "gzip;q=0.5 | true | false",
        "gzip ; q = 0.001 | true | false",
        "gzip;q=1.000 | true | false",
        "gzip;q=0 | false | false",
        "gzip;q=0.000 | false | false",
        "br | false | false",
        "* | true | false",
        "*;q=0.1 | true | false",
        "*;q=0 | false | false",
        "gzip;q=0, * | false | false",
        "*;q=0, gzip | true | true",
        "identity | false | false",
        "identity, gzip;q=0.5 | false | false",
        "identity;q=0.5, gzip | true | false",
        "identity;q=0, gzip | true | true",
        "identity;q=0 | false | false",
        "gzip;q=2 | false | false",
        "gzip;q=-1 | false | false",
        "gzip;q=abc | false | false",
        "gzip;level=9 | true | false",
        "gzipped | false | false",
        "'' | false | false",
        "',,;q=1,' | false | false"
      })
  void theWeightsDecide(String header, boolean gzip, boolean onlyPacked) {
    assertThat(AcceptedCodings.of(List.of(header)))
        .isEqualTo(new AcceptedCodings(gzip, onlyPacked));
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(AcceptedCodings.of(List.of("br", "gzip")).gzip()).isTrue();
    assertThat(AcceptedCodings.of(List.of()).gzip()).isFalse();
  }
}
