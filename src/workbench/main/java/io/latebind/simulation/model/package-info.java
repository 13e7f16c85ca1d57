/**
 * What is written and what is right: documents, definitions, setups, the actions of a run, and the
 * entries that an oracle written by hand expects.
 */
@NullMarked
package io.latebind.simulation.model;

import org.jspecify.annotations.NullMarked;
