package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the function of a {@link JavaIndex} asks for other documents. Each ask makes a reference:
 * when that document comes, changes or goes, the function runs again.
 *
 * <p>A document that is not there yet is empty, like one that does not exist. There is no need to
 * tell them apart: what the function returns before all answers are known is thrown away.
 *
 * <p>{@link ScalarText} makes the text of a JSON value that stands in an id, as definitions do.
 *
 * <p>What it returns is a copy, and may be changed.
 */
public interface DocumentLoader {
  /**
   * The whole document, or empty.
   *
   * @throws IllegalArgumentException when no document can have this id
   */
  Optional<ObjectNode> load(String id);

  /**
   * The part of the document that lies at {@code paths}, as {@code address.city} or {@code
   * lines[].productId}, or empty. The rest is left out, so that its changes cost nothing.
   *
   * @throws IllegalArgumentException when no document can have this id, or a path is not valid
   */
  Optional<ObjectNode> load(String id, String... paths);

  /**
   * The documents with these ids that are there, in the order of the ids; whole without {@code
   * paths}.
   *
   * @throws IllegalArgumentException when no document can have one of the ids, or a path is not
   *     valid
   */
  List<ObjectNode> loadAll(Collection<String> ids, String... paths);
}
