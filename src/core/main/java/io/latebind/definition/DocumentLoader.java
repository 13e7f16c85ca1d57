package io.latebind.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latebind.definition.type.ScalarText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Loads other documents for the function of a {@link JavaIndex}. Each load makes a reference: when
 * the loaded document appears, changes or is deleted, the function runs again.
 *
 * <p>A document that has not arrived yet is empty, like one that does not exist. There is no need
 * to distinguish them: what the function returns before all answers are known is discarded.
 *
 * <p>{@link ScalarText} converts a JSON value to the text that an id contains, as definitions do.
 *
 * <p>Returned documents are copies, and may be changed.
 */
public interface DocumentLoader {
  /**
   * The whole document, or empty.
   *
   * @throws IllegalArgumentException when no document can have this id
   */
  Optional<ObjectNode> load(String id);

  /**
   * The part of the document at {@code paths}, such as {@code address.city} or {@code
   * lines[].productId}, or empty. The rest is left out, so changes to it cost nothing.
   *
   * @throws IllegalArgumentException when no document can have this id, or a path is not valid
   */
  Optional<ObjectNode> load(String id, String... paths);

  /**
   * The documents with these ids that exist, in the order of the ids; whole when {@code paths} is
   * empty.
   *
   * @throws IllegalArgumentException when no document can have one of the ids, or a path is not
   *     valid
   */
  List<ObjectNode> loadAll(Collection<String> ids, String... paths);
}
