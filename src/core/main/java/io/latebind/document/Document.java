package io.latebind.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document: an id (the record key on the {@code documents} topic) and its JSON object (the record
 * value).
 *
 * @param id the id, valid by {@link DocumentIds}
 * @param content the JSON object; receivers must not change it
 */
public record Document(String id, ObjectNode content) {}
