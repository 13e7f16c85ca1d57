package io.latebind.definition.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.LoadDefinition;
import io.latebind.definition.path.Scope;
import io.latebind.definition.path.Template;
import io.latebind.definition.text.FieldErrors;
import io.latebind.index.Loader;
import io.latebind.index.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The compiled plan for one load.
 *
 * @param name its name in paths
 * @param template the ids it asks for
 * @param projection what is read of the documents that it finds
 */
record LoadPlan(String name, Template template, Projection projection) {
  /** Loads the documents; those that are missing or awaited are absent from the result. */
  List<ObjectNode> run(Scope scope, Loader loader, Map<String, String> errors) {
    FieldErrors complaints = new FieldErrors(template.several());
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
