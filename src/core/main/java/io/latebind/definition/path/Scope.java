package io.latebind.definition.path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What paths can read while one document is mapped.
 *
 * @param variables the values of the pattern's variables
 * @param self the document
 * @param loaded for each load that has run, in order, the documents that it found
 */
public record Scope(List<String> variables, ObjectNode self, List<List<ObjectNode>> loaded) {}
