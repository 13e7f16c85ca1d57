package io.latebind.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * AssertJ assertions about an entry, as published on the {@code entries} topic.
 *
 * <pre>{@code
 * assertThatEntry(driver, "orders", "orders/1")
 *     .hasField("customer", "\"Ada\"")
 *     .isComplete();
 * }</pre>
 */
public final class EntryAssert extends AbstractAssert<EntryAssert, Optional<ObjectNode>> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EntryAssert(Optional<ObjectNode> entry, String name) {
    super(entry, EntryAssert.class);
    as("entry %s", name);
  }

  /** Assertions about the entry that an index has made from a document. */
  public static EntryAssert assertThatEntry(
      IndexerTestDriver driver, String index, String documentId) {
    return assertThatEntry(driver, index + "/" + documentId);
  }

  /** Assertions about the entry with this key on the {@code entries} topic. */
  public static EntryAssert assertThatEntry(IndexerTestDriver driver, String key) {
    return new EntryAssert(driver.entryByKey(key), key);
  }

  /** The entry exists. */
  public EntryAssert exists() {
    entry();
    return this;
  }

  /** The entry does not exist, or no longer does. */
  public EntryAssert doesNotExist() {
    actual.ifPresent(entry -> failWithMessage("Expected no entry, but there is <%s>", entry));
    return this;
  }

  /**
   * A field has a value.
   *
   * @param json the value as JSON: {@code "\"Ada\""}, {@code "12.5"}, {@code "[1,2]"}
   */
  public EntryAssert hasField(String field, String json) {
    JsonNode expected = parsed(json);
    if (!expected.equals(entry().get(field))) {
      failWithMessage(
          "Expected the field %s to be <%s>, but the entry is <%s>", field, expected, entry());
    }
    return this;
  }

  /** A field is left out. */
  public EntryAssert lacksField(String field) {
    if (entry().has(field)) {
      failWithMessage("Expected no field %s, but the entry is <%s>", field, entry());
    }
    return this;
  }

  /** All documents that it loads exist, and every value has become a field. */
  public EntryAssert isComplete() {
    return lacksField("_missing").lacksField("_errors");
  }

  /** It loads documents that do not exist: these, in load order, and no others. */
  public EntryAssert isMissing(String... ids) {
    return hasIds("_missing", ids);
  }

  /** It loads these documents, in load order, and no others. */
  public EntryAssert hasReferences(String... ids) {
    return hasIds("_references", ids);
  }

  private EntryAssert hasIds(String field, String... ids) {
    List<String> found = new ArrayList<>();
    entry().path(field).forEach(id -> found.add(id.asText()));
    if (!found.equals(List.of(ids))) {
      failWithMessage(
          "Expected %s to be <%s>, but the entry is <%s>", field, List.of(ids), entry());
    }
    return this;
  }

  private ObjectNode entry() {
    isNotNull();
    if (actual.isEmpty()) {
      failWithMessage(
          "There is no such entry. Is the index one of the driver's, does its pattern cover the"
              + " id, and are all sweeps done (advanceSweeps)? See also deadLetters().");
    }
    return Objects.requireNonNull(actual.orElse(null));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no JSON; write a text as \"\\\"…\\\"\"".formatted(json), e);
    }
  }
}
