package io.latebind.search.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.Suggestion;
import io.latebind.definition.type.ScalarText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a request together with its place, with which every error message begins.
 *
 * @param place for example {@code query.bool.must[2]}; empty for the request itself
 */
record RequestValue(String place, JsonNode json) {
  /** An error in this value: what is wrong, and what to write instead. */
  SearchException mistake(String message) {
    return new SearchException(named() + ": " + message);
  }

  /** An error that says that a limit is exceeded. */
  SearchException exceeds(String limit, String message) {
    return new SearchException(named() + ": " + message, limit);
  }

  private String named() {
    return place.isEmpty() ? "The request" : place;
  }

  /** The value as error messages quote it: {@code the string "abc"}. */
  String quoted() {
    return Quote.value(json);
  }

  /** The members of an object. */
  Map<String, RequestValue> members() {
    if (!json.isObject()) {
      throw mistake("an object is wanted, and this is " + quoted());
    }
    Map<String, RequestValue> members = new LinkedHashMap<>();
    json.properties()
        .forEach(
            member -> {
              String name = member.getKey();
              String at = place.isEmpty() ? name : place + "." + shortened(name);
              members.put(name, new RequestValue(at, member.getValue()));
            });
    return members;
  }

  /** The members of an object that may have no others than {@code known}. */
  Map<String, RequestValue> members(List<String> known) {
    Map<String, RequestValue> members = members();
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        throw mistake(
            "there is no " + Quote.text(name) + " here; " + Suggestion.among(known, name));
      }
    }
    return members;
  }

  /** The only member of an object, whose name says what its value is. */
  Map.Entry<String, RequestValue> only(String advice) {
    Map<String, RequestValue> members = members();
    if (members.size() != 1) {
      throw mistake("it has " + members.size() + " members instead of one; " + advice);
    }
    return members.entrySet().iterator().next();
  }

  /** The elements of an array. */
  List<RequestValue> elements() {
    if (!json.isArray()) {
      throw mistake("an array is wanted, and this is " + quoted());
    }
    List<RequestValue> elements = new ArrayList<>();
    for (JsonNode element : json) {
      elements.add(new RequestValue(place + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  /** The elements of an array, or the value itself. */
  List<RequestValue> oneOrMore() {
    return json.isArray() ? elements() : List.of(this);
  }

  String string() {
    if (!json.isTextual()) {
      throw mistake("a string is wanted, and this is " + quoted());
    }
    return json.textValue();
  }

  /** A string, which may also be written as a number or a boolean. */
  String text() {
    return ScalarText.of(scalar())
        .orElseThrow(() -> mistake("this is " + quoted() + "; " + ScalarText.TOO_LONG));
  }

  /** A string, a number or a boolean. */
  JsonNode scalar() {
    if (!json.isValueNode() || json.isNull()) {
      throw mistake("a string, a number or a boolean is wanted, and this is " + quoted());
    }
    return json;
  }

  boolean bool() {
    if (!json.isBoolean()) {
      throw mistake("true or false is wanted, and this is " + quoted());
    }
    return json.booleanValue();
  }

  /** A non-negative whole number. */
  int count() {
    return count(0);
  }

  /** A whole number of at least {@code least}. */
  int count(int least) {
    if (!json.isIntegralNumber()) {
      throw mistake("a whole number is wanted, and this is " + quoted());
    }
    if (!json.canConvertToInt() && json.bigIntegerValue().signum() > 0) {
      return Integer.MAX_VALUE;
    }
    if (!json.canConvertToInt() || json.intValue() < least) {
      throw mistake("it is at least " + least + ", and this is " + quoted());
    }
    return json.intValue();
  }

  /** A number within the range of a float. */
  float number() {
    if (!json.isNumber()) {
      throw mistake("a number is wanted, and this is " + quoted());
    }
    BigDecimal exact = json.decimalValue();
    float number = exact.floatValue();
    if (!Float.isFinite(number)) {
      throw mistake("it is too large for a float");
    }
    return number;
  }

  /** A required member. */
  RequestValue required(Map<String, RequestValue> members, String name) {
    return Optional.ofNullable(members.get(name))
        .orElseThrow(() -> mistake("it lacks " + Quote.text(name)));
  }

  private static String shortened(String name) {
    String quoted = Quote.text(name);
    return quoted.substring(1, quoted.length() - 1);
  }
}
