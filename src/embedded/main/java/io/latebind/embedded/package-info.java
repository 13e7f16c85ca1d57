/**
 * The product with everything included: {@link io.latebind.embedded.DemoCommand} runs the
 * demonstration, and {@link io.latebind.embedded.BrokerInside} is the embedded broker for {@code
 * serve --embedded}.
 */
@NullMarked
package io.latebind.embedded;

import org.jspecify.annotations.NullMarked;
