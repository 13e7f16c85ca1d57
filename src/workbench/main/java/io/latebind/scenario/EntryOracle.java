package io.latebind.scenario;

import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.FromScratch;
import io.latebind.index.Index;
import io.latebind.index.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What entries ought to be, evaluated from scratch. */
public final class EntryOracle {
  private EntryOracle() {}

  /**
   * The entries of documents.
   *
   * @param written id to JSON
   * @return key on the {@code entries} topic to JSON
   */
  public static Map<String, String> of(
      Map<String, String> written, Collection<? extends Index> indexes) {
    FromScratch scratch =
        new FromScratch(
            indexes,
            id -> {
              String json = written.get(id);
              return json == null ? null : Json.decodeObject(utf8(json));
            },
            Limits.DEFAULT);
    Map<String, String> entries = new TreeMap<>();
    written.forEach(
        (id, json) ->
            scratch
                .entries(new Document(id, Json.decodeObject(utf8(json))))
                .forEach((key, entry) -> entries.put(key, text(entry))));
    return entries;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
