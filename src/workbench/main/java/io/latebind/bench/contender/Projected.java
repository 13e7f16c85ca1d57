package io.latebind.bench.contender;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** What the tuned join reads of each document, and carries along. */
final class Projected {
  private Projected() {}

  /** A referrer. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Referrer(
      String title, long total, String ref, @Nullable String ref2, @Nullable String ref3) {}

  /** A target. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Target(String name, String region) {}

  /** A second document. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Second(String label) {}

  /** An entry, or what of it is known between two joins. */
  @JsonPropertyOrder({"title", "total", "name", "name2", "name3", "label"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String title,
      long total,
      @Nullable String name,
      @Nullable String name2,
      @Nullable String name3,
      @Nullable String label,
      @Nullable String ref2,
      @Nullable String ref3,
      @Nullable String region) {

    /** The entry of a referrer whose first target is known; nothing joins it further. */
    static Entry of(Referrer referrer, @Nullable Target target) {
      return new Entry(
          referrer.title(), referrer.total(), name(target), null, null, null, null, null, null);
    }

    /** The same on its way to a second and a third target. */
    static Entry toThird(Referrer referrer, @Nullable Target target) {
      return new Entry(
          referrer.title(),
          referrer.total(),
          name(target),
          null,
          null,
          null,
          referrer.ref2(),
          referrer.ref3(),
          null);
    }

    /** The same on its way to the document behind its target. */
    static Entry toSecond(Referrer referrer, @Nullable Target target) {
      return new Entry(
          referrer.title(),
          referrer.total(),
          name(target),
          null,
          null,
          null,
          null,
          null,
          target == null ? null : target.region());
    }

    /** With the second target, which is not loaded again. */
    Entry withSecondName(@Nullable Target target) {
      return new Entry(title, total, name, name(target), null, null, null, ref3, null);
    }

    /** With the third target. */
    Entry withThirdName(@Nullable Target target) {
      return new Entry(title, total, name, name2, name(target), null, null, null, null);
    }

    /** With the document behind its target. */
    Entry withLabel(@Nullable Second second) {
      String found = second == null ? null : second.label();
      return new Entry(title, total, name, null, null, found, null, null, null);
    }

    private static @Nullable String name(@Nullable Target target) {
      return target == null ? null : target.name();
    }
  }
}
