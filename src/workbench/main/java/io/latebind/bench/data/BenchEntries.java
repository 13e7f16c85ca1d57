package io.latebind.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes by hand the entries that have to come out, byte for byte, and reads what came out. */
public final class BenchEntries {
  /** The name of Latebind's index. */
  public static final String INDEX = "bench";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Shape shape;
  private final EntryFormat format;
  private final BenchDocuments documents;
  private Redefinition redefinition = Redefinition.NONE;

  /** The entries of a data set, as a contender writes them. */
  public BenchEntries(Shape shape, EntryFormat format, BenchDocuments documents) {
    this.shape = shape;
    this.format = format;
    this.documents = documents;
  }

  /** From here on the entries are those of another definition. */
  public void redefine(Redefinition next) {
    redefinition = next;
  }

  /** The entry of a referrer, made of these versions. */
  public byte[] bytes(int referrer, Shown shown) {
    return switch (format) {
      case LATEBIND -> utf8(latebind(referrer, shown));
      case FIELDS -> utf8("{" + fields(referrer, shown) + "}");
      case DOCUMENT ->
          documents.json(new Write(Kind.REFERRER, referrer, Math.max(0, shown.own()), 0));
    };
  }

  private String latebind(int referrer, Shown shown) {
    List<String> references = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < references(); i++) {
      String id = shape.id(Kind.TARGET, shape.target(referrer, i));
      note(id, shown.targets().get(i), references, missing);
    }
    if (shape.hops() && shown.targets().getFirst() != Shown.MISSING) {
      String id = shape.id(Kind.SECOND, shape.second(shape.target(referrer, 0)));
      note(id, shown.second(), references, missing);
    }
    return "{\"_id\":\"%s\",\"_index\":\"%s\",%s%s%s}"
        .formatted(
            shape.id(Kind.REFERRER, referrer),
            INDEX,
            fields(referrer, shown),
            array("_references", references),
            array("_missing", missing));
  }

  private static void note(String id, int version, List<String> references, List<String> missing) {
    references.add(id);
    if (version == Shown.MISSING) {
      missing.add(id);
    }
  }

  private static String array(String name, List<String> ids) {
    return ids.isEmpty() ? "" : ",\"" + name + "\":[\"" + String.join("\",\"", ids) + "\"]";
  }

  private String fields(int referrer, Shown shown) {
    StringBuilder json = new StringBuilder(160);
    json.append('"')
        .append(title())
        .append("\":\"")
        .append(BenchDocuments.title(referrer, shown.own()))
        .append("\",");
    json.append("\"total\":").append(BenchDocuments.total(referrer, shown.own()));
    for (int i = 0; i < references(); i++) {
      int version = shown.targets().get(i);
      if (version != Shown.MISSING) {
        json.append(",\"").append(name(i)).append("\":\"");
        json.append(BenchDocuments.name(shape.target(referrer, i), version)).append('"');
      }
    }
    if (shown.second() != Shown.MISSING) {
      int second = shape.second(shape.target(referrer, 0));
      json.append(",\"label\":\"").append(BenchDocuments.label(second, shown.second())).append('"');
    }
    return json.toString();
  }

  private int references() {
    return redefinition == Redefinition.LOADS_NOTHING ? 0 : shape.references();
  }

  private String title() {
    return redefinition == Redefinition.NONE ? "title" : "caption";
  }

  /** The name of the field that holds what was loaded. */
  private static String name(int which) {
    return which == 0 ? "name" : "name" + (which + 1);
  }

  /**
   * The versions that an entry was made of.
   *
   * @return null when it is made of nothing that was ever written
   */
  public @Nullable Shown read(int referrer, byte[] entry) {
    try {
      JsonNode json = MAPPER.readTree(entry);
      List<Integer> targets = new ArrayList<>();
      for (int i = 0; i < shape.references(); i++) {
        targets.add(version(json.path(name(i))));
      }
      Shown shown = new Shown(version(json.path(title())), targets, version(json.path("label")));
      return Arrays.equals(bytes(referrer, shown), entry) ? shown : null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  private static int version(JsonNode text) {
    return text.isMissingNode()
        ? Shown.MISSING
        : Integer.parseInt(text.asText().substring(text.asText().lastIndexOf('-') + 1));
  }

  /** The number of the referrer that a record's key is about. */
  public static int referrer(byte[] key) {
    int number = 0;
    int factor = 1;
    for (int i = key.length - 1; i >= 0 && key[i] != '/'; i--) {
      number += (key[i] - '0') * factor;
      factor *= 10;
    }
    return number;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
