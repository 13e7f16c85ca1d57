package io.latebind.search.query;

import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.type.FieldType.VectorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a request other than conditions: vector, order, facets, field names. */
final class RequestParts {
  private static final int DEFAULT_NEAREST = 10;
  private static final int DEFAULT_VALUES = 10;

  private final SearchLimits limits;

  RequestParts(SearchLimits limits) {
    this.limits = limits;
  }

  VectorClause vector(RequestValue value) {
    var members = value.members(List.of("field", "values", "like", "k", "candidates"));
    RequestValue values = members.get("values");
    RequestValue like = members.get("like");
    if ((values == null) == (like == null)) {
      throw value.mistake("write either values, an array of numbers, or like, the id of an entry");
    }
    int k = nearest(members.get("k"), DEFAULT_NEAREST);
    RequestValue candidates = members.get("candidates");
    if (candidates != null && candidates.count(1) < k) {
      throw candidates.mistake("it is at least k, which is " + k);
    }
    return new VectorClause(
        value.required(members, "field").string(),
        values == null ? null : numbers(values),
        like == null ? null : like.string(),
        k,
        nearest(candidates, 0));
  }

  private int nearest(@Nullable RequestValue value, int otherwise) {
    if (value == null) {
      return otherwise;
    }
    int count = value.count(1);
    if (count > limits.nearest()) {
      throw value.exceeds("nearest", "it is at most " + limits.nearest());
    }
    return count;
  }

  private static List<Float> numbers(RequestValue value) {
    if (value.json().size() > VectorType.MAX_DIMENSIONS) {
      throw value.mistake("a vector has at most " + VectorType.MAX_DIMENSIONS + " numbers");
    }
    return value.elements().stream().map(RequestValue::number).toList();
  }

  /** {@code "total:desc,_id"}, or an array of such strings or of {@code {"field","order"}}. */
  List<SortKey> sort(RequestValue value) {
    List<SortKey> keys = new ArrayList<>();
    for (RequestValue each : listed(value)) {
      keys.add(each.json().isObject() ? orderedKey(each) : key(each));
      if (keys.size() > limits.sortKeys()) {
        throw value.exceeds("sortKeys", "it has more than " + limits.sortKeys() + " keys");
      }
    }
    return keys;
  }

  private static SortKey key(RequestValue value) {
    String key = value.string();
    int colon = key.lastIndexOf(':');
    return colon < 0
        ? new SortKey(key, isDescending(value, key, ""))
        : new SortKey(
            key.substring(0, colon),
            isDescending(value, key.substring(0, colon), key.substring(colon + 1)));
  }

  private static SortKey orderedKey(RequestValue value) {
    var members = value.members(List.of("field", "order"));
    String field = value.required(members, "field").string();
    RequestValue order = members.get("order");
    return new SortKey(
        field,
        isDescending(order == null ? value : order, field, order == null ? "" : order.string()));
  }

  /** By default, scores are in descending order and everything else in ascending order. */
  private static boolean isDescending(RequestValue value, String field, String order) {
    return switch (order) {
      case "" -> field.equals(SortKey.SCORE);
      case "asc" -> false;
      case "desc" -> true;
      default -> throw value.mistake("an order is asc or desc, as in \"total:desc\"");
    };
  }

  /** {@code "customer,region"}, or an array of names, or of {@code {"field","limit"}}. */
  List<FacetRequest> facets(RequestValue value) {
    List<FacetRequest> facets = new ArrayList<>();
    for (RequestValue each : listed(value)) {
      facets.add(each.json().isObject() ? facet(each) : facet(each.string()));
      if (facets.size() > limits.facets()) {
        throw value.exceeds("facets", "it has more than " + limits.facets() + " fields");
      }
    }
    return once(value, facets);
  }

  /** Removes duplicates: an answer has each field once, and so one limit for it. */
  private static List<FacetRequest> once(RequestValue value, List<FacetRequest> facets) {
    Map<String, FacetRequest> byField = new LinkedHashMap<>();
    for (FacetRequest facet : facets) {
      FacetRequest before = byField.putIfAbsent(facet.field(), facet);
      if (before != null && before.limit() != facet.limit()) {
        throw value.mistake(
            "the field "
                + Quote.text(facet.field())
                + " stands twice, with different limits; write it once");
      }
    }
    return List.copyOf(byField.values());
  }

  private static FacetRequest facet(String field) {
    return new FacetRequest(field, DEFAULT_VALUES);
  }

  private FacetRequest facet(RequestValue value) {
    var members = value.members(List.of("field", "limit"));
    RequestValue limit = members.get("limit");
    int count = Optional.ofNullable(limit).map(each -> each.count(1)).orElse(DEFAULT_VALUES);
    if (limit != null && count > limits.facetValues()) {
      throw limit.exceeds("facetValues", "it is at most " + limits.facetValues());
    }
    return new FacetRequest(value.required(members, "field").string(), count);
  }

  /** {@code "subject,body"}, or an array of names. */
  List<String> names(RequestValue value) {
    return listed(value).stream().map(RequestValue::string).distinct().toList();
  }

  /** The elements of an array, or the comma-separated parts of a string. */
  private static List<RequestValue> listed(RequestValue value) {
    if (!value.json().isTextual()) {
      return value.oneOrMore();
    }
    List<RequestValue> parts = new ArrayList<>();
    for (String part : value.string().split(",", -1)) {
      if (part.isBlank()) {
        throw value.mistake("a name is missing at one of its commas");
      }
      parts.add(new RequestValue(value.place(), TextNode.valueOf(part.strip())));
    }
    return parts;
  }
}
