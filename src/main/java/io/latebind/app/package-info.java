/**
 * Puts the parts together: settings in one validated record, and a node that starts and stops them
 * in order.
 *
 * <p>{@link io.latebind.app.Settings} is all there is to configure; nothing else reads files of
 * properties. {@link io.latebind.app.Node} is one running Latebind.
 */
@NullMarked
package io.latebind.app;

import org.jspecify.annotations.NullMarked;
