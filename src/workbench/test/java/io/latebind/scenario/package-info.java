/** What a user would see, on a real broker with several partitions and threads. */
@NullMarked
package io.latebind.scenario;

import org.jspecify.annotations.NullMarked;
