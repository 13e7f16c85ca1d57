/** The load of a soak: writers, askers, instances that move, and the processes they run in. */
@NullMarked
package io.latebind.soak.load;

import org.jspecify.annotations.NullMarked;
