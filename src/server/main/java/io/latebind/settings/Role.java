package io.latebind.settings;

import java.util.Locale;

/** What an instance does. */
public enum Role {
  /** Makes entries from documents. */
  INDEXER,
  /** Keeps entries searchable and answers searches. */
  SEARCHER;

  /** The role with a name, as settings give it. */
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
