package io.latebind.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.latebind.document.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprints of definitions: short hashes of what they mean. */
public final class Fingerprint {
  /** Raise this whenever the same definition produces different entries than before. */
  private static final int COMPILER = 2;

  private static final int DIGITS = 32;

  private Fingerprint() {}

  /** The fingerprint of a definition in its canonical form. */
  public static String of(JsonNode definition) {
    byte[] canonical =
        Json.encode(Json.object().put("compiler", COMPILER).set("definition", definition));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
