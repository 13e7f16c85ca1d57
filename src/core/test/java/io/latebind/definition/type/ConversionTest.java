package io.latebind.definition.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import io.latebind.definition.LoadableDocuments;
import io.latebind.definition.text.FieldErrors;
import io.latebind.document.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConversionTest {
  private static final Map<String, FieldType> TYPES =
      Map.of(
          "keyword", FieldType.KEYWORD,
          "text", FieldType.TEXT,
          "boolean", FieldType.BOOLEAN,
          "long", FieldType.LONG,
          "double", FieldType.DOUBLE,
          "date", FieldType.DATE,
          "cosine", FieldType.vector(2, Similarity.COSINE),
          "euclidean", FieldType.vector(2, Similarity.EUCLIDEAN));

  /** The converted value as JSON, or the complaint. */
  private static String convert(FieldType type, JsonNode value) {
    FieldErrors complaints = new FieldErrors(false);
    JsonNode converted = Conversion.convert(type, value, complaints);
    Map<String, String> errors = new LinkedHashMap<>();
    complaints.putInto(errors, "x");
    String text =
        converted == null ? "-" : new String(Json.encode(converted), StandardCharsets.UTF_8);
    assertThat(converted == null).isEqualTo(!errors.isEmpty() || value.isNull());
    return errors.getOrDefault("x", text).replace('"', '\'');
  }

  private static JsonNode value(String json) {
    return LoadableDocuments.json("{'v': " + json + "}").get("v");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "keyword | 'a'         | 'a'",
        "keyword | ''          | ''",
        "keyword | 1.50        | '1.5'",
        "keyword | 7           | '7'",
        "keyword | 7.0         | '7'",
        "keyword | 70e-1       | '7'",
        "keyword | 1e3         | '1000'",
        "keyword | 0.0000001   | '0.0000001'",
        "keyword | 1E-7        | '0.0000001'",
        "keyword | -0          | '0'",
        "keyword | -0.0        | '0'",
        "keyword | 0e999999999 | '0'",
        "keyword | -1.20       | '-1.2'",
        "keyword | 1e20        | '100000000000000000000'",
        "keyword | 12345678901234567890.10 | '12345678901234567890.1'",
        "keyword | '7.0'       | '7.0'",
        "keyword | '1e3'       | '1e3'",
        "keyword | 1e1000      | is the number 1E+1000; written out it has more than 1000 digits;"
            + " write it as a string",
        "keyword | 1e999999999 | is the number 1E+999999999; written out it has more than 1000"
            + " digits; write it as a string",
        "keyword | 1e-1001     | is the number 1E-1001; written out it has more than 1000 digits;"
            + " write it as a string",
        "keyword | -1e-999999999 | is the number -1E-999999999; written out it has more than 1000"
            + " digits; write it as a string",
        "keyword | true        | 'true'",
        "keyword | {}          | is an object; a keyword is a string, a number or a boolean",
        "text    | 'a b'       | 'a b'",
        "text    | 5           | '5'",
        "text    | 5.0         | '5'",
        "text    | 1e3         | '1000'",
        "text    | 1e999999999 | is the number 1E+999999999; written out it has more than 1000"
            + " digits; write it as a string",
        "text    | [1]         | is an array; a text is a string, a number or a boolean",
        "boolean | true        | true",
        "boolean | 'false'     | false",
        "boolean | 'true'      | true",
        "boolean | 'True'      | is the string 'True'; a boolean is true or false, also in a"
            + " string",
        "boolean | 1           | is the number 1; a boolean is true or false, also in a string",
        "boolean | []          | is an array; a boolean is true or false, also in a string",
        "long    | 12          | 12",
        "long    | 1.0         | 1",
        "long    | 1.20e1      | 12",
        "long    | '12'        | 12",
        "long    | '-12.00'    | -12",
        "long    | 7.0         | 7",
        "long    | '7'         | 7",
        "long    | '7.0'       | 7",
        "long    | '007'       | 7",
        "long    | 1e3         | 1000",
        "long    | '1e3'       | 1000",
        "long    | -0.0        | 0",
        "long    | 0e999999999 | 0",
        "long    | -9223372036854775808 | -9223372036854775808",
        "long    | 9223372036854775807  | 9223372036854775807",
        "long    | 9223372036854775808  | is the number 9223372036854775808; a long is from"
            + " -9223372036854775808 to 9223372036854775807; make the field a keyword to keep all"
            + " digits",
        "long    | 1.5         | is the number 1.5; a long is a whole number; make the field a"
            + " double to keep the fraction",
        "long    | '1,5'       | is the string '1,5'; a long is a whole number, also in a"
            + " string",
        "long    | 1e999999999 | is the number 1E+999999999; a long is from -9223372036854775808"
            + " to 9223372036854775807; make the field a keyword to keep all digits",
        "long    | '1e999999999' | is the string '1e999999999'; a long is from"
            + " -9223372036854775808 to 9223372036854775807; make the field a keyword to keep all"
            + " digits",
        "long    | 1e-999999999 | is the number 1E-999999999; a long is a whole number; make the"
            + " field a double to keep the fraction",
        "long    | ' 1'        | is the string ' 1'; a long is a whole number, also in a string",
        "long    | '٣'         | is the string '٣'; a long is a whole number, also in a string",
        "long    | true        | is true; a long is a whole number, also in a string",
        "double  | 12          | 12.0",
        "double  | 1.50        | 1.5",
        "double  | '1.5e3'     | 1500.0",
        "double  | 1e10        | 1.0E+10",
        "double  | -0.0        | 0.0",
        "double  | 1e-999999999 | 0.0",
        "double  | 1e400       | is the number 1E+400; a double is at most 1.8e308; make the field"
            + " a keyword to keep all digits",
        "double  | '7'         | 7.0",
        "double  | 9007199254740993 | 9007199254740992",
        "double  | 'NaN'       | is the string 'NaN'; a double is a number, also in a string, with"
            + " a point before the fraction",
        "double  | '1d'        | is the string '1d'; a double is a number, also in a string, with a"
            + " point before the fraction",
        "double  | '1,5'       | is the string '1,5'; a double is a number, also in a string, with"
            + " a point before the fraction",
        "double  | true        | is true; a double is a number, also in a string, with a point"
            + " before the fraction",
        "double  | '1e9999999999' | is the string '1e9999999999'; a double is a number, also in a"
            + " string, with a point before the fraction",
        "date    | '2002-08-22T11:26:25Z'      | '2002-08-22T11:26:25Z'",
        "date    | '2002-08-22T11:26:25+02:00' | '2002-08-22T09:26:25Z'",
        "date    | '2002-08-22T11:26:25+0200'  | '2002-08-22T09:26:25Z'",
        "date    | '2002-08-22T11:26'          | '2002-08-22T11:26:00Z'",
        "date    | '2002-08-22T11:26:25.5'     | '2002-08-22T11:26:25.500Z'",
        "date    | '2002-08-22'                | '2002-08-22T00:00:00Z'",
        "date    | '2002-08-22t11:26:25z'      | '2002-08-22T11:26:25Z'",
        "date    | 1030015585000               | '2002-08-22T11:26:25Z'",
        "date    | 0                           | '1970-01-01T00:00:00Z'",
        "date    | '9999-12-31T23:59:59Z'      | '9999-12-31T23:59:59Z'",
        "date    | '-9999-01-01'               | '-9999-01-01T00:00:00Z'",
        "date    | '+1000000-01-01'            | is the string '+1000000-01-01'; a date is from"
            + " year -999999 to 999999",
        "cosine  | [1, 0.1]    | [1.0,0.1]",
        "cosine  | [1]         | has 1 elements; this vector has 2",
        "cosine  | 'a'         | is the string 'a'; a vector is an array of numbers",
        "cosine  | [1, '2']    | has as element 1 the string '2'; a float is wanted",
        "cosine  | [1, null]   | has as element 1 null; a float is wanted",
        "cosine  | [1, 1e39]   | has as element 1 the number 1E+39; a float is wanted",
        "cosine  | [0, 0]      | has length 0, and so no angle; cosine needs one",
        "cosine  | [1e-30, 0]  | has length 0, and so no angle; cosine needs one",
        "cosine  | [1e30, 0]   | is longer than a float can say; scale it down",
        "euclidean | [0, -0.0] | [0.0,0.0]",
      })
  void aValueBecomesOneOfTheTypeOrAComplaint(String type, String json, String expected) {
    FieldType fieldType = TYPES.getOrDefault(type, FieldType.KEYWORD);

    String converted = convert(fieldType, value(json));

    assertThat(converted).isEqualTo(expected);
  }

  @Test
  void aKeywordIsNoLongerThanATermOfLucene() {
    assertThat(convert(FieldType.KEYWORD, value("'" + "é".repeat(16383) + "'"))).startsWith("'é");
    assertThat(convert(FieldType.KEYWORD, value("'" + "é".repeat(16384) + "'")))
        .isEqualTo("is longer than 32766 bytes, the most that a keyword has; a text may be longer");
    assertThat(convert(FieldType.TEXT, value("'" + "é".repeat(16384) + "'"))).startsWith("'é");
  }

  @Test
  void aLongValueIsCutInAComplaintBetweenCharacters() {
    assertThat(convert(FieldType.LONG, value("'" + "a".repeat(49) + "😀😀'")))
        .isEqualTo(
            "is the string '" + "a".repeat(49) + "…'; a long is a whole number, also in a string");
  }

  @Test
  void numbersThatJsonCannotSayAreNoNumbers() {
    assertThat(convert(FieldType.DOUBLE, DoubleNode.valueOf(Double.NaN)))
        .isEqualTo(
            "is the number NaN; a double is a number, also in a string, with a point before the"
                + " fraction");
    assertThat(convert(FieldType.LONG, DoubleNode.valueOf(Double.POSITIVE_INFINITY)))
        .isEqualTo("is the number Infinity; a long is a whole number, also in a string");
  }

  @Test
  void aNumberBecomesTextOfAThousandDigitsOnEitherSideOfThePoint() {
    String digits = "1".repeat(1000);

    assertThat(convert(FieldType.KEYWORD, value("1e999"))).isEqualTo("'1" + "0".repeat(999) + "'");
    assertThat(convert(FieldType.KEYWORD, value("1e-1000")))
        .isEqualTo("'0." + "0".repeat(999) + "1'");
    assertThat(convert(FieldType.KEYWORD, value(digits))).isEqualTo("'" + digits + "'");
    assertThat(convert(FieldType.KEYWORD, value("1".repeat(900) + "e101")))
        .contains("more than 1000 digits");
    assertThat(convert(FieldType.KEYWORD, FloatNode.valueOf(0.1f))).isEqualTo("'0.1'");
    assertThat(convert(FieldType.KEYWORD, DoubleNode.valueOf(1e21)))
        .isEqualTo("'1000000000000000000000'");
    assertThat(convert(FieldType.KEYWORD, DoubleNode.valueOf(-0.0))).isEqualTo("'0'");
    assertThat(convert(FieldType.KEYWORD, DoubleNode.valueOf(Double.NaN))).startsWith("is the num");
    assertThat(convert(FieldType.DOUBLE, FloatNode.valueOf(0.1f))).isEqualTo("0.1");
  }

  @Test
  void whatIsConvertedStaysTheSameWhenItIsReadAndConvertedAgain() {
    for (String json : new String[] {"12", "1e10", "0.000012345", "1e-300", "123456789012345678"}) {
      FieldErrors complaints = new FieldErrors(false);
      JsonNode once =
          Objects.requireNonNull(Conversion.convert(FieldType.DOUBLE, value(json), complaints));
      JsonNode read = Json.decode(Json.encode(once));

      assertThat(Json.encode(read)).isEqualTo(Json.encode(once));
      assertThat(Conversion.convert(FieldType.DOUBLE, read, complaints)).isEqualTo(once);
    }
  }
}
