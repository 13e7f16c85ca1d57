package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What paths can read while one document is mapped.
 *
 * @param variables the values of the pattern's variables
 * @param self the document
 * @param loaded for each load, in order, the documents it has found; loads to come are not in it
 *     yet
 */
record Scope(List<String> variables, ObjectNode self, List<List<ObjectNode>> loaded) {}
