package io.latebind.definition.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import io.latebind.document.Json;
import java.util.List;

/** The type of a field's values, with its options. */
public sealed interface FieldType {
  /** A string that is found and sorted as a whole. */
  FieldType KEYWORD = new KeywordType();

  /** A text that is searched by its words, with the standard analyzer. */
  FieldType TEXT = new TextType(Analyzer.STANDARD);

  /** True or false. */
  FieldType BOOLEAN = new BooleanType();

  /** A whole number of 64 bits. */
  FieldType LONG = new LongType();

  /** A finite floating-point number of 64 bits. */
  FieldType DOUBLE = new DoubleType();

  /** An instant, written in ISO-8601 or as milliseconds since 1970. */
  FieldType DATE = new DateType(List.of());

  /** The names of all types, as definitions write them. */
  List<String> NAMES = List.of("keyword", "text", "boolean", "long", "double", "date", "vector");

  /** A text that is searched by its words. */
  static FieldType text(Analyzer analyzer) {
    return new TextType(analyzer);
  }

  /**
   * An instant in one of several formats, which are tried in this order: {@code epoch_second},
   * {@code epoch_millis}, {@code epoch_micros}, {@code epoch_nanos}, {@code epoch_day}, {@code
   * iso}, or a pattern of {@link java.time.format.DateTimeFormatter}, such as {@code dd/MM/yyyy
   * HH:mm}. As in definitions, {@code ||} may separate two of them.
   *
   * @throws IllegalArgumentException when a format is not valid, or none is given
   */
  static FieldType date(String... formats) {
    String joined = String.join(DateFormat.OR, formats);
    try {
      return new DateType(DateFormat.parse(joined));
    } catch (SyntaxException mistake) {
      throw new IllegalArgumentException(
          "The format " + Quote.text(joined) + " is not valid: " + mistake.sentence(), mistake);
    }
  }

  /**
   * An array of numbers that is found by nearness.
   *
   * @throws IllegalArgumentException when {@code dimensions} is not from 1 to {@value
   *     VectorType#MAX_DIMENSIONS}
   */
  static FieldType vector(int dimensions, Similarity similarity) {
    return vector(dimensions, similarity, Quantization.NONE);
  }

  /**
   * A vector of which the search index keeps fewer bits per number.
   *
   * @throws IllegalArgumentException when {@code dimensions} is not from 1 to {@value
   *     VectorType#MAX_DIMENSIONS}
   */
  static FieldType vector(int dimensions, Similarity similarity, Quantization quantization) {
    return new VectorType(dimensions, similarity, quantization);
  }

  /** The name of the type, as definitions write it. */
  String label();

  /** The type as JSON: {@code {"type":"vector","dimensions":3,"similarity":"cosine"}}. */
  ObjectNode describe();

  private static ObjectNode described(FieldType type) {
    return Json.object().put("type", type.label());
  }

  /** See {@link #KEYWORD}. Its values are strings of at most {@value #MAX_BYTES} bytes. */
  record KeywordType() implements FieldType {
    /** The longest keyword, in bytes of UTF-8: Lucene's longest term. */
    public static final int MAX_BYTES = 32766;

    @Override
    public String label() {
      return "keyword";
    }

    @Override
    public ObjectNode describe() {
      return described(this);
    }
  }

  /**
   * See {@link #TEXT}. Its values are strings.
   *
   * @param analyzer how it is split into words
   */
  record TextType(Analyzer analyzer) implements FieldType {
    @Override
    public String label() {
      return "text";
    }

    @Override
    public ObjectNode describe() {
      return described(this).put("analyzer", analyzer.label());
    }
  }

  /** See {@link #BOOLEAN}. Its values are JSON's true and false. */
  record BooleanType() implements FieldType {
    @Override
    public String label() {
      return "boolean";
    }

    @Override
    public ObjectNode describe() {
      return described(this);
    }
  }

  /** See {@link #LONG}. Its values are JSON integers. */
  record LongType() implements FieldType {
    @Override
    public String label() {
      return "long";
    }

    @Override
    public ObjectNode describe() {
      return described(this);
    }
  }

  /** See {@link #DOUBLE}. Its values are JSON numbers. */
  record DoubleType() implements FieldType {
    @Override
    public String label() {
      return "double";
    }

    @Override
    public ObjectNode describe() {
      return described(this);
    }
  }

  /**
   * See {@link #DATE}. Its values are strings such as {@code 2002-08-22T11:26:25Z}, always in UTC.
   *
   * @param formats how documents write them, in the order in which they are tried; empty for
   *     ISO-8601 and milliseconds since 1970
   */
  record DateType(List<DateFormat> formats) implements FieldType {
    /** Copies the list. */
    public DateType {
      formats = List.copyOf(formats);
    }

    @Override
    public String label() {
      return "date";
    }

    @Override
    public ObjectNode describe() {
      ObjectNode described = described(this);
      return formats.isEmpty() ? described : described.put("format", DateFormat.join(formats));
    }
  }

  /**
   * A vector: an array of numbers that is searched by similarity. Its values are arrays of JSON
   * numbers, each the shortest decimal of its {@code float}.
   *
   * @param dimensions how many numbers, from 1 to {@value #MAX_DIMENSIONS}
   * @param similarity how nearness is measured
   * @param quantization how much of each number the search index keeps
   */
  record VectorType(int dimensions, Similarity similarity, Quantization quantization)
      implements FieldType {
    /** The most dimensions that a vector can have. */
    public static final int MAX_DIMENSIONS = 4096;

    /** Checks the dimensions. */
    public VectorType {
      if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
        throw new IllegalArgumentException(
            "A vector has from 1 to " + MAX_DIMENSIONS + " dimensions, not " + dimensions);
      }
    }

    @Override
    public String label() {
      return "vector";
    }

    /** Omits a quantization of {@code NONE}, as definitions did before they could state one. */
    @Override
    public ObjectNode describe() {
      ObjectNode described =
          described(this).put("dimensions", dimensions).put("similarity", similarity.label());
      return quantization == Quantization.NONE
          ? described
          : described.put("quantization", quantization.label());
    }
  }
}
