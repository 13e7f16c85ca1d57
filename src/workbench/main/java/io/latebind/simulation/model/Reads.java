package io.latebind.simulation.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.index.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a generated index reads of a target, and how its entry shows what it has read. */
public enum Reads {
  EXISTENCE,
  NAME,
  CODE,
  NAME_CODE,
  NAME_NEXT,
  WHOLE;

  private static final List<String> NAME_PATH = List.of("name");
  private static final List<String> CODE_PATH = List.of("address", "code");
  private static final List<String> NEXT_PATH = List.of("next");

  Projection projection() {
    return switch (this) {
      case EXISTENCE -> Projection.EXISTENCE;
      case NAME -> Projection.of(List.of(NAME_PATH));
      case CODE -> Projection.of(List.of(CODE_PATH));
      case NAME_CODE -> Projection.of(List.of(NAME_PATH, CODE_PATH));
      case NAME_NEXT -> Projection.of(List.of(NAME_PATH, NEXT_PATH));
      case WHOLE -> Projection.WHOLE;
    };
  }

  /** How the engine's side shows it. */
  void copy(ObjectNode from, ObjectNode into) {
    switch (this) {
      case EXISTENCE -> {}
      case NAME -> into.set("name", from.get("name"));
      case CODE -> into.set("code", from.path("address").get("code"));
      case NAME_CODE -> {
        into.set("name", from.get("name"));
        into.set("code", from.path("address").get("code"));
      }
      case NAME_NEXT -> {
        into.set("name", from.get("name"));
        into.set("next", from.get("next"));
      }
      case WHOLE -> into.set("all", from);
    }
  }

  /** How the hand-made side shows it. */
  public String show(String id, @Nullable Content content) {
    String shown = "{\"id\":" + Content.quote(id);
    if (content == null) {
      return shown + ",\"none\":true}";
    }
    return shown
        + switch (this) {
          case EXISTENCE -> "}";
          case NAME -> ",\"name\":" + content.name() + "}";
          case CODE -> ",\"code\":" + content.code() + "}";
          case NAME_CODE -> ",\"name\":" + content.name() + ",\"code\":" + content.code() + "}";
          case NAME_NEXT -> ",\"name\":" + content.name() + ",\"next\":" + next(content) + "}";
          case WHOLE -> ",\"all\":" + content.json() + "}";
        };
  }

  private static String next(Content content) {
    return content.next() == null ? "null" : Content.quote(content.next());
  }
}
