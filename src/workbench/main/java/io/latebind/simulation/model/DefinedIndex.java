package io.latebind.simulation.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.document.Document;
import io.latebind.document.Json;
import io.latebind.index.Fields;
import io.latebind.index.Index;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link Definition} as an index of the engine. Its entries show all that it has read. */
public record DefinedIndex(Definition definition) implements Index {
  @Override
  public String name() {
    return definition.name();
  }

  @Override
  public String fingerprint() {
    return definition.fingerprint();
  }

  @Override
  public boolean covers(String documentId) {
    return definition.cover().covers(documentId);
  }

  @Override
  public boolean isMultiEntry() {
    return definition.several();
  }

  /** By fields for most kinds, so that what an engine reads is at times a part and at times all. */
  @Override
  public Projection reads() {
    return switch (definition.kind()) {
      case FIELDS -> fields("v", "peer");
      case HOPS -> fields("v", "refs");
      case TAGS -> fields("v", "peer", "next", "tags");
      case MOODY -> fields("v", "refs", "boom");
      case WHOLE -> Projection.WHOLE;
    };
  }

  @Override
  public boolean hasStaticLoads() {
    return switch (definition.kind()) {
      case FIELDS, TAGS, WHOLE -> true;
      case HOPS -> definition.variant() == 0;
      case MOODY -> false;
    };
  }

  private static Projection fields(String... names) {
    return Projection.of(Stream.of(names).map(List::of).toList());
  }

  @Override
  public List<Fields> map(Document document, Loader loader) {
    Mapping mapping = new Mapping(document.content(), loader, Json.mapper().createArrayNode());
    return switch (definition.kind()) {
      case FIELDS -> mapping.fields(definition.fields());
      case WHOLE -> mapping.fields(Reads.WHOLE);
      case HOPS -> mapping.hops(definition.variant() + 1);
      case TAGS -> mapping.tags(definition);
      case MOODY -> mapping.moody(definition.variant() == 1);
    };
  }

  private record Mapping(ObjectNode own, Loader loader, ArrayNode seen) {
    List<Fields> fields(Reads reads) {
      String peer = text(own, "peer");
      if (peer != null) {
        load(peer, reads);
      }
      return List.of(new Fields(entry(), peer == null ? Map.of("peer", "absent") : Map.of()));
    }

    List<Fields> hops(int hops) {
      for (JsonNode ref : own.path("refs")) {
        String id = ref.textValue();
        for (int hop = 0; id != null && hop < hops; hop++) {
          ObjectNode target = load(id, hop + 1 < hops ? Reads.NAME_NEXT : Reads.CODE);
          id = target == null ? null : text(target, "next");
        }
      }
      return List.of(new Fields(entry()));
    }

    List<Fields> tags(Definition definition) {
      String peer = text(own, "peer");
      if (peer != null) {
        load(peer, definition.variant() == 0 ? Reads.NAME : Reads.EXISTENCE);
      }
      String next = text(own, "next");
      if (next != null) {
        load(next, Reads.NAME);
      }
      int tags = own.path("tags").intValue();
      List<Fields> all = new ArrayList<>();
      for (int tag = 0; tag < (definition.several() ? tags : Math.min(1, tags)); tag++) {
        all.add(new Fields(entry().put("tag", tag)));
      }
      return all;
    }

    List<Fields> moody(boolean stubborn) {
      if (own.path("boom").booleanValue()) {
        throw new IllegalStateException("boom");
      }
      for (JsonNode ref : own.path("refs")) {
        ObjectNode target = tryLoad(ref.textValue(), stubborn);
        if (target != null && target.path("address").path("code").longValue() % 5 == 0) {
          throw new IllegalStateException("a target has a code that cannot be");
        }
      }
      return List.of(new Fields(entry()));
    }

    /** A stubborn index goes on after it was refused a load. */
    private @Nullable ObjectNode tryLoad(String id, boolean stubborn) {
      try {
        return load(id, Reads.CODE);
      } catch (IllegalStateException e) {
        if (stubborn) {
          return null;
        }
        throw e;
      }
    }

    private @Nullable ObjectNode load(String id, Reads reads) {
      Loader.Answer answer = loader.load(id, reads.projection());
      ObjectNode shown = seen.addObject().put("id", id);
      return switch (answer) {
        case Loader.Answer.Awaiting ignored -> {
          shown.put("awaiting", true);
          yield null;
        }
        case Loader.Answer.Missing ignored -> {
          shown.put("none", true);
          yield null;
        }
        case Loader.Answer.Present present -> {
          reads.copy(present.content(), shown);
          yield present.content();
        }
      };
    }

    private ObjectNode entry() {
      ObjectNode entry = Json.object();
      entry.set("v", own.get("v"));
      entry.set("seen", seen);
      return entry;
    }

    private static @Nullable String text(ObjectNode node, String field) {
      return node.path(field).textValue();
    }
  }
}
