/** Tests of the embedded broker, the topics' declarations and the checks of a cluster. */
@NullMarked
package io.latebind.broker;

import org.jspecify.annotations.NullMarked;
