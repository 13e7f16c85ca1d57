package io.latebind.definition.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.LoadableDocuments;
import io.latebind.definition.text.FieldErrors;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateConversionTest {
  private static final FieldType.DateType PLAIN = new FieldType.DateType(List.of());

  private static JsonNode value(String json) {
    return LoadableDocuments.json("{'v': " + json + "}").get("v");
  }

  private static FieldType.DateType formatted(String formats) {
    return (FieldType.DateType) FieldType.date(formats);
  }

  /** The date, or the complaint. */
  private static String date(FieldType.DateType type, String json) {
    FieldErrors complaints = new FieldErrors(false);
    JsonNode date = DateConversion.toDate(type, value(json), complaints);
    Map<String, String> errors = new LinkedHashMap<>();
    complaints.putInto(errors, "x");
    return date == null ? errors.getOrDefault("x", "silence") : date.textValue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-15                | 2024-01-15T00:00:00Z",
        "20240115                  | 2024-01-15T00:00:00Z",
        "2024-015                  | 2024-01-15T00:00:00Z",
        "2024015                   | 2024-01-15T00:00:00Z",
        "2024-366                  | 2024-12-31T00:00:00Z",
        "2024-W03-1                | 2024-01-15T00:00:00Z",
        "2024W031                  | 2024-01-15T00:00:00Z",
        "2024-W03                  | 2024-01-15T00:00:00Z",
        "2024W03                   | 2024-01-15T00:00:00Z",
        "2020-W53-7                | 2021-01-03T00:00:00Z",
        "2009-W01-1                | 2008-12-29T00:00:00Z",
        "2024-01                   | 2024-01-01T00:00:00Z",
        "2024                      | 2024-01-01T00:00:00Z",
        "0000                      | 0000-01-01T00:00:00Z",
        "-0001-02-03               | -0001-02-03T00:00:00Z",
        "\u22120001-02-03               | -0001-02-03T00:00:00Z",
        "+2024-01-15               | 2024-01-15T00:00:00Z",
        "+12024-01-15              | +12024-01-15T00:00:00Z",
        "+012024-W03-1T10Z         | +12024-01-15T10:00:00Z",
        "9999-12-31T23:59:59-01:00 | +10000-01-01T00:59:59Z",
        "2024-01-15T10:30:00Z      | 2024-01-15T10:30:00Z",
        "2024-01-15t10:30:00z      | 2024-01-15T10:30:00Z",
        "2024-01-15 10:30:00Z      | 2024-01-15T10:30:00Z",
        "20240115T103000Z          | 2024-01-15T10:30:00Z",
        "20240115T103000           | 2024-01-15T10:30:00Z",
        "20240115T1030Z            | 2024-01-15T10:30:00Z",
        "20240115T10               | 2024-01-15T10:00:00Z",
        "20240115T10:30:00Z        | 2024-01-15T10:30:00Z",
        "2024015T103000Z           | 2024-01-15T10:30:00Z",
        "2024-015T10:30            | 2024-01-15T10:30:00Z",
        "2024W031T1030             | 2024-01-15T10:30:00Z",
        "2024-W03-1T10:30          | 2024-01-15T10:30:00Z",
        "2024-01-15T10:30          | 2024-01-15T10:30:00Z",
        "2024-01-15T10             | 2024-01-15T10:00:00Z",
        "2024-01-15T10:30:00.5Z    | 2024-01-15T10:30:00.500Z",
        "2024-01-15T10:30:00,5Z    | 2024-01-15T10:30:00.500Z",
        "2024-01-15T10:30:00.000000001Z   | 2024-01-15T10:30:00.000000001Z",
        "2024-01-15T10:30:00.1234567890129999999999999999999Z | 2024-01-15T10:30:00.123456789Z",
        "2024-01-15T10:30.5Z       | 2024-01-15T10:30:30Z",
        "2024-01-15T1030,25Z       | 2024-01-15T10:30:15Z",
        "2024-01-15T10.5Z          | 2024-01-15T10:30:00Z",
        "2024-01-15T10,1           | 2024-01-15T10:06:00Z",
        "2024-01-15T24:00          | 2024-01-16T00:00:00Z",
        "2024-12-31T24:00:00.000Z  | 2025-01-01T00:00:00Z",
        "20240115T24Z              | 2024-01-16T00:00:00Z",
        "2016-12-31T23:59:60Z      | 2016-12-31T23:59:59Z",
        "2016-12-31T23:59:60.5Z    | 2016-12-31T23:59:59.500Z",
        "1990-12-31T15:59:60-08:00 | 1990-12-31T23:59:59Z",
        "2024-01-15T10:30:00+01    | 2024-01-15T09:30:00Z",
        "2024-01-15T10:30:00+0100  | 2024-01-15T09:30:00Z",
        "2024-01-15T10:30:00+01:00 | 2024-01-15T09:30:00Z",
        "2024-01-15T10:30:00-00:00 | 2024-01-15T10:30:00Z",
        "2024-01-15T10:30:00\u221205:30 | 2024-01-15T16:00:00Z",
        "2024-01-15T10:30-05       | 2024-01-15T15:30:00Z",
        "20240115T103000-0530      | 2024-01-15T16:00:00Z",
        "2024-01-15T10:30:00+01:00:30 | 2024-01-15T09:29:30Z",
        "2024-01-15T00:30+01:00    | 2024-01-14T23:30:00Z",
        "1705314600000             | 2024-01-15T10:30:00Z",
        "-999999999999.5           | 1938-04-24T22:13:20.000500Z",
        "0                         | 1970-01-01T00:00:00Z",
      })
  void everyWayOfIsoToWriteADateIsRead(String text, String expected) {
    assertThat(date(PLAIN, "'" + text + "'")).isEqualTo(expected);
    assertThat(date(formatted("iso||epoch_millis"), "'" + text + "'")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00",
        "2023-366",
        "2024-000",
        "2024-W54-1",
        "2021-W53-1",
        "2024-W00-1",
        "2024-W03-0",
        "2024-W03-8",
        "12024-01-15",
        "24-01-15",
        "2024-1-15",
        "2024-01T10:30",
        "2024T10:30",
        "2024-W03T10",
        "2024-01-15T",
        "2024-01-15T25:00",
        "2024-01-15T24:01",
        "2024-01-15T24:00:00.1",
        "2024-01-15T10:60",
        "2024-01-15T10:30:61",
        "2024-01-15T10:30:60Z",
        "2016-12-31T23:59:60+01:00",
        "2024-01-15T1:30",
        "2024-01-15T10:30:00.",
        "2024-01-15T10:30:00+19:00",
        "2024-01-15T10:30:00+1",
        "2024-01-15T10:30:00 Z",
        "2024-01-15  10:30",
        "T10:30",
        "15.01.2024",
        "yesterday",
        "",
        " 2024-01-15",
        "٢٠٢٤-٠١-١٥",
      })
  void whatIsNoDateOfIsoIsAnsweredWithAWayOut(String text) {
    assertThat(date(PLAIN, "'" + text + "'"))
        .isEqualTo(
            "is the string \""
                + text
                + "\"; a date is an ISO-8601 string, as 2002-08-22T11:26:25Z or 2002-08-22; others"
                + " need a format, as { type: date, format: dd/MM/yyyy }");
  }

  @Test
  void anOverlongTextIsNoDate() {
    assertThat(date(PLAIN, "'2024-01-15T10:30:00." + "1".repeat(100_000) + "'")).startsWith("is");
    assertThat(date(PLAIN, "'" + "1".repeat(100_000) + "'")).startsWith("is the string");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1705314600000   | 2024-01-15T10:30:00Z",
        "1.7053146e12    | 2024-01-15T10:30:00Z",
        "1705314600000.5 | 2024-01-15T10:30:00.000500Z",
        "100000000000    | 1973-03-03T09:46:40Z",
        "9999999999999   | 2286-11-20T17:46:39.999Z",
        "-100000000000   | 1966-10-31T14:13:20Z",
        "0               | 1970-01-01T00:00:00Z",
        "-0.0            | 1970-01-01T00:00:00Z",
      })
  void aNumberIsMillisecondsWhereThatIsLikely(String json, String expected) {
    assertThat(date(PLAIN, json)).isEqualTo(expected);
    assertThat(date(PLAIN, "'" + json.replaceFirst("1.7053146e12", "1705314600000") + "'"))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "19737               | epoch_day",
        "1705314600          | epoch_second",
        "1705314600.25       | epoch_second",
        "1705314600000000    | epoch_micros",
        "1705314600000000000 | epoch_nanos",
        "2024                | iso",
        "20240115            | iso",
        "20240115103000      | yyyyMMddHHmmss",
        "-1                  | epoch_millis",
        "-1705314600         | epoch_millis",
        "99999999999         | epoch_millis",
        "10000000000000      | epoch_millis",
        "9223372036854775807 | epoch_millis",
        "1e999999999         | epoch_millis",
        "1e-999999999        | epoch_millis",
      })
  void aNumberOfSomethingElseNeedsAFormat(String json, String format) {
    String number = value(json).asText();

    assertThat(date(PLAIN, json))
        .isEqualTo(
            "is the number "
                + number
                + "; as milliseconds since 1970 it is unlikely; say what it is in the definition,"
                + " as { type: date, format: "
                + format
                + " }");
  }

  @ParameterizedTest(name = "{1} as {0}")
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "epoch_second | 1705314600          | 2024-01-15T10:30:00Z",
        "epoch_second | '1705314600'        | 2024-01-15T10:30:00Z",
        "epoch_second | 1705314600.123      | 2024-01-15T10:30:00.123Z",
        "epoch_second | -0.5                | 1969-12-31T23:59:59.500Z",
        "epoch_second | 0                   | 1970-01-01T00:00:00Z",
        "epoch_millis | 86400000            | 1970-01-02T00:00:00Z",
        "epoch_millis | -1                  | 1969-12-31T23:59:59.999Z",
        "epoch_millis | 253402300799999     | 9999-12-31T23:59:59.999Z",
        "epoch_micros | 1705314600000001    | 2024-01-15T10:30:00.000001Z",
        "epoch_nanos  | 1705314600000000001 | 2024-01-15T10:30:00.000000001Z",
        "epoch_nanos  | '-1'                | 1969-12-31T23:59:59.999999999Z",
        "epoch_nanos  | 1e-999999999        | 1970-01-01T00:00:00Z",
        "epoch_nanos  | -1e-999999999       | 1969-12-31T23:59:59.999999999Z",
        "epoch_day    | 19737               | 2024-01-15T00:00:00Z",
        "epoch_day    | '19737'             | 2024-01-15T00:00:00Z",
        "epoch_day    | -1                  | 1969-12-31T00:00:00Z",
        "epoch_day    | 19737.5             | 2024-01-15T12:00:00Z",
        "iso          | '2024'              | 2024-01-01T00:00:00Z",
        "iso          | 2024                | 2024-01-01T00:00:00Z",
        "iso          | 20240115            | 2024-01-15T00:00:00Z",
        "epoch_day||iso  | 19737            | 2024-01-15T00:00:00Z",
        "epoch_day||iso  | '2024-01-15'     | 2024-01-15T00:00:00Z",
        "epoch_day || iso | '2024'          | 1975-07-18T00:00:00Z",
        "iso||epoch_day  | '2024'           | 2024-01-01T00:00:00Z",
        "iso||epoch_day  | 19737            | 2024-01-15T00:00:00Z",
        "dd/MM/yyyy HH:mm | '15/01/2024 10:30' | 2024-01-15T10:30:00Z",
        "dd/MM/uuuu       | '15/01/2024'    | 2024-01-15T00:00:00Z",
        "MM/yyyy          | '02/2024'       | 2024-02-01T00:00:00Z",
        "yyyy             | '2024'          | 2024-01-01T00:00:00Z",
        "yyyyMMdd         | 20240115        | 2024-01-15T00:00:00Z",
        "yyyyMMddHHmmss   | 20240115103000  | 2024-01-15T10:30:00Z",
        "yyyyDDD          | '2024015'       | 2024-01-15T00:00:00Z",
        "YYYY-'W'ww-e     | '2024-W03-1'    | 2024-01-15T00:00:00Z",
        "d MMM yy         | '5 jan 24'      | 2024-01-05T00:00:00Z",
        "d MMMM yyyy, h:mm a | '5 January 2024, 3:07 pm' | 2024-01-05T15:07:00Z",
        "EEE, dd MMM yyyy HH:mm:ss Z | 'Mon, 15 Jan 2024 10:30:00 +0100' | 2024-01-15T09:30:00Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX'['VV']' | '2024-01-15T10:30:00+01:00[Europe/Paris]' | "
            + "2024-01-15T09:30:00Z",
        "yyyy-MM-dd HH:mm VV | '2024-07-15 10:30 Europe/Paris' | 2024-07-15T08:30:00Z",
        "dd/MM/yyyy[ HH:mm]  | '15/01/2024' | 2024-01-15T00:00:00Z",
        "dd/MM/yyyy||dd.MM.yyyy | '15.01.2024' | 2024-01-15T00:00:00Z",
        "iso | 1705314600000     | is the number 1705314600000; the format of this date is iso",
        "epoch_day||iso | 'now'  | is the string 'now'; the format of this date is epoch_day or"
            + " iso",
        "dd/MM/yyyy | '30/02/2024' | is the string '30/02/2024'; the format of this date is"
            + " dd/MM/yyyy",
        "dd/MM/yyyy | '5/1/2024'   | is the string '5/1/2024'; the format of this date is"
            + " dd/MM/yyyy",
        "dd/MM/yyyy | '2024-01-15' | is the string '2024-01-15'; the format of this date is"
            + " dd/MM/yyyy",
        "dd/MM/yyyy | true       | is true; the format of this date is dd/MM/yyyy",
        "epoch_second | true     | is true; the format of this date is epoch_second",
        "epoch_second | 1e999999999 | is the number 1E+999999999; the format of this date is"
            + " epoch_second",
        "epoch_nanos | 1e39      | is the number 1E+39; the format of this date is epoch_nanos",
        "uuuuuuu     | '1234567' | is the string '1234567'; a date is from year -999999 to"
            + " 999999",
      })
  void aFormatSaysHowADateIsWritten(String format, String json, String expected) {
    assertThat(date(formatted(format), json).replace('"', '\'')).isEqualTo(expected);
  }

  @Test
  void datesEndWithTheYear999999() {
    assertThat(date(PLAIN, "'+999999-12-31'")).isEqualTo("+999999-12-31T00:00:00Z");
    assertThat(date(PLAIN, "'-999999-01-01'")).isEqualTo("-999999-01-01T00:00:00Z");
    assertThat(date(PLAIN, "'+1000000-01-01'")).endsWith("a date is from year -999999 to 999999");
    assertThat(date(PLAIN, "'+999999999-12-31T23-18'")).contains("a date is");
  }

  @ParameterizedTest(name = "{1} as {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "               | '2024-W03'     | 2024-01-15T00:00:00Z",
        "               | '1705314600000' | 2024-01-15T10:30:00Z",
        "               | '1705314600'   | -",
        "               | 2024           | -",
        "epoch_second   | 1705314600     | 2024-01-15T10:30:00Z",
        "epoch_second   | '1705314600'   | 2024-01-15T10:30:00Z",
        "epoch_second   | '2024-01-15'   | 2024-01-15T00:00:00Z",
        "epoch_day      | '2024'         | 1975-07-18T00:00:00Z",
        "dd/MM/yyyy     | '15/01/2024'   | 2024-01-15T00:00:00Z",
        "dd/MM/yyyy     | '2024-01-15T10:30:00Z' | 2024-01-15T10:30:00Z",
        "dd/MM/yyyy     | 1705314600000  | -",
      })
  void aQueryIsReadByTheFormatOfTheFieldAndByIso(String format, String json, String expected) {
    FieldType.DateType type = format == null ? PLAIN : formatted(format);

    assertThat(DateConversion.inQuery(type, value(json)).map(Instant::toString).orElse("-"))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "epoch_secnd  | did you mean epoch_second?",
        "seconds      | did you mean epoch_second?",
        "iso8601      | did you mean iso?",
        "strict_date_optional_time | did you mean iso?",
        "``           | the format is empty",
        "iso||        | the format is empty",
        "dd/mm/yyyy   | says no date that can be read back. Hint: years are yyyy, months MM",
        "YYYY-MM-dd   | says no date that can be read back",
        "yyyy-MM-DD   | says no date that can be read back",
        "yyyy-MM-dd hh:mm | says no date that can be read back",
        "yyyy-ww      | says no date that can be read back",
        "yyyy-QQQ     | says no date that can be read back",
        "dd/MM        | says no date that can be read back",
        "HH:mm        | says no date that can be read back",
        "'text'       | says no date that can be read back",
        "foo          | is no format: Unknown pattern letter: f. Hint: write epoch_second,",
        "dd/MM/yyyy'T | is no format",
      })
  void aFormatThatCannotBeUsedIsRefusedWithAHint(String format, String answer) {
    assertThatThrownBy(() -> FieldType.date(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(answer);
  }

  @Test
  void formatsAreEqualWhenTheyAreWrittenTheSame() {
    assertThat(FieldType.date("dd/MM/yyyy", "iso")).isEqualTo(FieldType.date("dd/MM/yyyy || iso"));
    assertThat(FieldType.date("dd/MM/yyyy", "iso")).isNotEqualTo(FieldType.date("iso"));
    assertThat(FieldType.DATE).isNotEqualTo(FieldType.date("iso"));
  }
}
