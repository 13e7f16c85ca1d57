package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dates as a count since 1970 in UTC: JSON numbers, or strings that contain one. Fractions are kept
 * down to the nanosecond.
 */
enum EpochFormat implements DateFormat {
  SECOND("epoch_second", 1_000_000_000),
  MILLIS("epoch_millis", 1_000_000),
  MICROS("epoch_micros", 1_000),
  NANOS("epoch_nanos", 1),
  DAY("epoch_day", 86_400_000_000_000L);

  private static final BigInteger NANOS_OF_SECOND = BigInteger.valueOf(SECOND.nanos);

  /** More digits before the point are beyond any date, and as many zeros after it below any. */
  private static final int MAX_DIGITS = 40;

  private static final int MAX_BITS = 62;

  private final String label;
  private final long nanos;

  EpochFormat(String label, long nanos) {
    this.label = label;
    this.nanos = nanos;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public @Nullable Instant read(JsonNode value) {
    BigDecimal number = Numbers.exact(value);
    return number == null ? null : instant(number);
  }

  /** The instant, or null when it is out of range. */
  @Nullable Instant instant(BigDecimal number) {
    BigInteger all = floor(number);
    if (all == null) {
      return null;
    }
    BigInteger nano = all.mod(NANOS_OF_SECOND);
    BigInteger second = all.subtract(nano).divide(NANOS_OF_SECOND);
    return second.bitLength() > MAX_BITS || !DateConversion.isSecond(second.longValueExact())
        ? null
        : Instant.ofEpochSecond(second.longValueExact(), nano.longValueExact());
  }

  private @Nullable BigInteger floor(BigDecimal number) {
    long digits = (long) number.precision() - number.scale();
    if (number.signum() != 0 && digits > MAX_DIGITS) {
      return null;
    }
    if (number.signum() == 0 || digits < -MAX_DIGITS) {
      return BigInteger.valueOf(Math.min(0, number.signum()));
    }
    return number
        .multiply(BigDecimal.valueOf(nanos))
        .setScale(0, RoundingMode.FLOOR)
        .toBigIntegerExact();
  }
}
