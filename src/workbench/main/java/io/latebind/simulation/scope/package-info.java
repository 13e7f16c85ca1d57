/** Every order of small scopes: a state that was met before is not gone on from again. */
@NullMarked
package io.latebind.simulation.scope;

import org.jspecify.annotations.NullMarked;
