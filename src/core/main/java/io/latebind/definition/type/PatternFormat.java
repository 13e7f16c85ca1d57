package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.definition.text.Quote;
import io.latebind.definition.text.SyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dates in a java.time pattern, in English, ignoring case. Fields that the pattern omits take their
 * first value, and the default zone is UTC.
 */
final class PatternFormat implements DateFormat {
  private static final String HINT =
      "years are yyyy, months MM, days dd, hours HH (or hh with a for AM and PM), minutes mm,"
          + " seconds ss";
  private static final int LONGEST = 128;

  /** English, with the weeks of ISO-8601: from Monday, and the first has at least four days. */
  private static final Locale LOCALE = Locale.forLanguageTag("en-u-rg-gbzzzz");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final Pattern DAY_OF_YEAR_AND_MONTH = Pattern.compile("D.*[MLd]|[MLd].*D");

  /** A date whose parts are all different numbers. */
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2003, 9, 24, 15, 6, 7, 8_009_010, ZoneOffset.UTC);

  private static final List<ZonedDateTime> OTHERS =
      List.of(
          SAMPLE.plusMonths(1),
          SAMPLE.plusMonths(3),
          SAMPLE.plusWeeks(1),
          SAMPLE.plusDays(1),
          SAMPLE.plusHours(1),
          SAMPLE.plusMinutes(1),
          SAMPLE.plusSeconds(1));

  private final String pattern;
  private final DateTimeFormatter formatter;

  private PatternFormat(String pattern, DateTimeFormatter formatter) {
    this.pattern = pattern;
    this.formatter = formatter;
  }

  /** The format of a pattern, which must be able to read back what it writes. */
  static PatternFormat of(String pattern) throws SyntaxException {
    PatternFormat format;
    try {
      format = new PatternFormat(pattern, formatter(pattern));
    } catch (IllegalArgumentException e) {
      throw new SyntaxException(
          0,
          Quote.text(pattern) + " is no format: " + e.getMessage(),
          "write " + DateFormat.choices());
    }
    format.check();
    return format;
  }

  private static DateTimeFormatter formatter(String pattern) {
    var builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    String letters = letters(pattern);
    if (letters.contains("y") && !letters.contains("G")) {
      builder.parseDefaulting(ChronoField.ERA, 1);
    }
    return builder
        .toFormatter(LOCALE)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

  private static String letters(String pattern) {
    return QUOTED.matcher(pattern).replaceAll("");
  }

  /** Reads samples back, so that {@code dd/mm/yyyy} fails here instead of giving wrong dates. */
  private void check() throws SyntaxException {
    if (DAY_OF_YEAR_AND_MONTH.matcher(letters(pattern)).find() || !isRight()) {
      throw new SyntaxException(
          0, Quote.text(pattern) + " says no date that can be read back", HINT);
    }
  }

  /** Whether reading gives back everything that the pattern writes. */
  private boolean isRight() {
    try {
      String text = formatter.format(SAMPLE);
      Instant instant = instant(formatter.parse(text));
      return instant != null
          && beginsSample(instant)
          && OTHERS.stream()
              .map(formatter::format)
              .filter(other -> !other.equals(text))
              .noneMatch(other -> instant.equals(instant(formatter.parse(other))));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean beginsSample(Instant instant) {
    ZonedDateTime read = instant.atZone(ZoneOffset.UTC);
    return !read.isAfter(SAMPLE)
        && (read.withNano(0).equals(SAMPLE.withNano(0))
            || Stream.of(
                    SAMPLE.withDayOfYear(1).toLocalDate().atStartOfDay(),
                    SAMPLE.withDayOfMonth(1).toLocalDate().atStartOfDay(),
                    SAMPLE.toLocalDate().atStartOfDay(),
                    SAMPLE.toLocalDate().atTime(SAMPLE.getHour(), 0),
                    SAMPLE.toLocalDate().atTime(SAMPLE.getHour(), SAMPLE.getMinute()))
                .anyMatch(read.toLocalDateTime()::equals));
  }

  @Override
  public String label() {
    return pattern;
  }

  @Override
  public @Nullable Instant read(JsonNode value) {
    String text = ScalarText.of(value).orElse("");
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    try {
      return instant(formatter.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(TemporalAccessor parsed) {
    LocalDate date = date(parsed);
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    if (date == null) {
      return null;
    }
    LocalTime time =
        Objects.requireNonNullElse(parsed.query(TemporalQueries.localTime()), LocalTime.MIDNIGHT);
    ZoneId zone = Objects.requireNonNullElse(parsed.query(TemporalQueries.zone()), ZoneOffset.UTC);
    return date.atTime(time).atZone(zone).toInstant();
  }

  private static @Nullable LocalDate date(TemporalAccessor parsed) {
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date != null || !parsed.isSupported(ChronoField.YEAR)) {
      return date;
    }
    int month =
        parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
    return LocalDate.of(parsed.get(ChronoField.YEAR), month, 1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PatternFormat format && format.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
