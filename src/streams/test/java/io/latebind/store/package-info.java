/** Tests of the store as Kafka Streams uses it: restored, committed, closed, and damaged. */
@NullMarked
package io.latebind.store;

import org.jspecify.annotations.NullMarked;
