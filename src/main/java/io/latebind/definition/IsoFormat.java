package io.latebind.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dates as ISO-8601 has them: strings, and whole numbers for what is made of digits only. */
enum IsoFormat implements DateFormat {
  ISO;

  @Override
  public String label() {
    return "iso";
  }

  @Override
  public @Nullable Instant read(JsonNode value) {
    return value.isTextual() || value.isIntegralNumber() ? IsoDates.parse(value.asText()) : null;
  }
}
