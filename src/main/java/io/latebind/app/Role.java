package io.latebind.app;

import java.util.Locale;

/** What an instance does. */
public enum Role {
  /** Makes entries of documents. */
  INDEXER,
  /** Keeps entries searchable, and answers searches. */
  SEARCHER;

  /** A role by its name in settings. */
  static Role of(String name) {
    for (Role role : values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
        return role;
      }
    }
    throw new SettingsException(
        "There is no role \""
            + name
            + "\". Give "
            + Setting.ROLES.key()
            + " as indexer, searcher, or indexer,searcher.");
  }
}
