package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latebind.definition.text.SyntaxException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses the format of a number that is unlikely to be milliseconds since 1970. */
final class UnlikelyMillis {
  private static final Instant EARLIEST = Instant.parse("1973-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final String SECONDS = "yyyyMMddHHmmss";

  private UnlikelyMillis() {}

  /** The format in which it is a date between 1973 and 2200; milliseconds when there is none. */
  static String format(BigDecimal number) {
    for (EpochFormat format : List.of(EpochFormat.SECOND, EpochFormat.MICROS, EpochFormat.NANOS)) {
      if (isOfOurTime(format.instant(number))) {
        return format.label();
      }
    }
    JsonNode digits =
        TextNode.valueOf(ScalarText.of(Numbers.decimal(number.toString())).orElse(""));
    if (isOfOurTime(IsoFormat.ISO.read(digits))) {
      return IsoFormat.ISO.label();
    }
    if (isOfOurTime(EpochFormat.DAY.instant(number))) {
      return EpochFormat.DAY.label();
    }
    return isOfOurTime(read(digits)) ? SECONDS : EpochFormat.MILLIS.label();
  }

  private static @Nullable Instant read(JsonNode digits) {
    try {
      return PatternFormat.of(SECONDS).read(digits);
    } catch (SyntaxException mistake) {
      throw new AssertionError(SECONDS, mistake);
    }
  }

  private static boolean isOfOurTime(@Nullable Instant instant) {
    return instant != null && !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
  }
}
