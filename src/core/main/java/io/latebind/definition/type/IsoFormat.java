package io.latebind.definition.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** ISO-8601 dates: strings, or whole numbers where there are only digits. */
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
