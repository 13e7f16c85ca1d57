/**
 * A steady load on real processes for hours: a broker and two Latebinds, one of which stays while
 * the other comes and goes. What runs writes lines as it goes ({@link io.latebind.soak.Sampler},
 * {@link io.latebind.soak.Times}), and {@link io.latebind.soak.SoakReport} is made of those lines
 * alone, so that a run which was cut off tells all it saw.
 */
@NullMarked
package io.latebind.soak;

import org.jspecify.annotations.NullMarked;
