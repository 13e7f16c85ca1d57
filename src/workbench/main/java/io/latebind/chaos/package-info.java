/**
 * Chaos on a real cluster: a nemesis that breaks what runs by a seeded schedule, writers that note
 * what was acknowledged, readers that check every answer meanwhile, and a verdict at the end.
 */
@NullMarked
package io.latebind.chaos;

import org.jspecify.annotations.NullMarked;
