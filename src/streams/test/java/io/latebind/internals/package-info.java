/** What is expected of Kafka's internals. */
@NullMarked
package io.latebind.internals;

import org.jspecify.annotations.NullMarked;
