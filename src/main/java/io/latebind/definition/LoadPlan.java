package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.engine.Loader;
import io.latebind.engine.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A load that is ready to run.
 *
 * @param name how paths call it
 * @param template the ids it asks for
 * @param projection what is read of the documents it finds
 */
record LoadPlan(String name, Template template, Projection projection) {
  /** Asks for the documents; those that are missing or awaited are absent from the result. */
  List<ObjectNode> run(Scope scope, Loader loader, Map<String, String> errors) {
    Complaints complaints = new Complaints(template.several());
    List<ObjectNode> found = new ArrayList<>();
    for (String id : template.ids(scope, complaints)) {
      switch (loader.load(id, projection)) {
        case Loader.Answer.Present(ObjectNode content) -> found.add(content);
        case Loader.Answer.Missing missing -> {}
        case Loader.Answer.Awaiting awaiting -> {}
      }
    }
    complaints.putInto(errors, name);
    return found;
  }

  LoadDefinition definition() {
    return new LoadDefinition(name, template.toString(), projection, template.several());
  }
}
