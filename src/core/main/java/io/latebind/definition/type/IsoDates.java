package io.latebind.definition.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the dates of ISO-8601 and RFC 3339.
 *
 * <pre>
 * 2024-01-15   20240115   2024-015   2024015   2024-W03-1   2024W031   +12024-01-15
 * 2024-01      2024       2024-W03   2024W03                            the first moment of it
 * T10:30:00   T103000   T10:30   T1030   T10   with t or a space for T, on whole days only
 * T10:30:00.5   T10:30:00,5   T10:30.5   T10.5   a fraction of the last, cut to nanoseconds
 * Z   z   +01   +0100   +01:00   -00:00   and UTC where none is written
 * </pre>
 *
 * <p>24:00 is the end of its day. A leap second, 23:59:60 in UTC, counts as the second before it,
 * as in java.time.
 */
public final class IsoDates {
  private static final int LONGEST = 128;
  private static final int END_OF_DAY = 24;
  private static final int LEAP_SECOND = 60;
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
  private static final BigDecimal NANOS_OF_HOUR = BigDecimal.valueOf(3_600_000_000_000L);
  private static final BigDecimal NANOS_OF_MINUTE = BigDecimal.valueOf(60_000_000_000L);
  private static final BigDecimal NANOS_OF_SECOND = BigDecimal.valueOf(1_000_000_000L);
  private static final String SIGN = "[+\\-\u2212]";
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<year>[0-9]{4}|"
              + SIGN
              + "[0-9]{4,9}(?=-))"
              + "(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?"
              + "|(?<basicMonth>[0-9]{2})(?<basicDay>[0-9]{2})"
              + "|-?(?<dayOfYear>[0-9]{3})"
              + "|-?W(?<week>[0-9]{2})(?:-?(?<weekday>[1-7]))?)?"
              + "(?:[T ](?<hour>[0-9]{2})"
              + "(?::?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2}))?)?"
              + "(?:[.,](?<fraction>[0-9]+))?"
              + "(?<offset>Z|"
              + SIGN
              + "[0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2})?)?)?)?",
          Pattern.CASE_INSENSITIVE);

  private IsoDates() {}

  /** The instant of {@code text}, or null when it is not a date. */
  public static @Nullable Instant parse(String text) {
    Matcher matcher = text.length() <= LONGEST ? SYNTAX.matcher(text) : null;
    if (matcher == null || !matcher.matches()) {
      return null;
    }
    try {
      LocalDate date = date(matcher);
      if (matcher.group("hour") == null) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return isWholeDay(matcher) ? instant(date, matcher) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether {@code text} is a year, a month or a week without a day. */
  static boolean isSpan(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    return text.length() <= LONGEST && matcher.matches() && !isWholeDay(matcher);
  }

  private static boolean isWholeDay(Matcher matcher) {
    return matcher.group("day") != null
        || matcher.group("basicDay") != null
        || matcher.group("dayOfYear") != null
        || matcher.group("weekday") != null;
  }

  private static LocalDate date(Matcher matcher) {
    int year = Integer.parseInt(matcher.group("year").replace('\u2212', '-'));
    if (matcher.group("dayOfYear") != null) {
      return LocalDate.ofYearDay(year, number(matcher, "dayOfYear", 0));
    }
    if (matcher.group("week") != null) {
      return weekDate(year, number(matcher, "week", 0), number(matcher, "weekday", 1));
    }
    return matcher.group("basicMonth") == null
        ? LocalDate.of(year, number(matcher, "month", 1), number(matcher, "day", 1))
        : LocalDate.of(year, number(matcher, "basicMonth", 0), number(matcher, "basicDay", 0));
  }

  /** Week 1 is the one that contains 4 January, and weeks begin on Monday. */
  private static LocalDate weekDate(int year, int week, int weekday) {
    LocalDate inFirst = LocalDate.of(year, 1, 4);
    TemporalField weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR;
    weeks.rangeRefinedBy(inFirst).checkValidValue(week, weeks);
    return inFirst
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(week - 1L)
        .plusDays(weekday - 1L);
  }

  private static @Nullable Instant instant(LocalDate date, Matcher matcher) {
    int hour = number(matcher, "hour", 0);
    int second = number(matcher, "second", 0);
    int minute = number(matcher, "minute", 0);
    long nanos = fraction(matcher);
    ZoneOffset offset = offset(matcher.group("offset"));
    if (hour == END_OF_DAY) {
      return minute == 0 && second == 0 && nanos == 0
          ? date.plusDays(1).atStartOfDay().toInstant(offset)
          : null;
    }
    boolean leap = second == LEAP_SECOND;
    LocalDateTime local = date.atTime(hour, minute, leap ? second - 1 : second);
    Instant whole = local.toInstant(offset);
    return leap && !whole.atOffset(ZoneOffset.UTC).toLocalTime().equals(LAST_SECOND)
        ? null
        : whole.plusNanos(nanos);
  }

  /** The fraction of the last unit that is written, in nanoseconds. */
  private static long fraction(Matcher matcher) {
    if (matcher.group("fraction") == null) {
      return 0;
    }
    BigDecimal unit =
        matcher.group("second") != null
            ? NANOS_OF_SECOND
            : matcher.group("minute") != null ? NANOS_OF_MINUTE : NANOS_OF_HOUR;
    return new BigDecimal("0." + matcher.group("fraction"))
        .multiply(unit)
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private static ZoneOffset offset(@Nullable String written) {
    if (written == null || written.equalsIgnoreCase("Z")) {
      return ZoneOffset.UTC;
    }
    String digits = written.substring(1).replace(":", "");
    int sign = written.charAt(0) == '+' ? 1 : -1;
    return ZoneOffset.ofHoursMinutesSeconds(
        sign * pair(digits, 0), sign * pair(digits, 2), sign * pair(digits, 4));
  }

  private static int pair(String digits, int at) {
    return at < digits.length() ? Integer.parseInt(digits.substring(at, at + 2)) : 0;
  }

  private static int number(Matcher matcher, String group, int absent) {
    String digits = matcher.group(group);
    return digits == null ? absent : Integer.parseInt(digits);
  }
}
