/**
 * The whole configuration, in one validated record: {@link io.latebind.settings.Settings}. {@link
 * io.latebind.settings.Setting} lists the names, defaults and explanations; {@link
 * io.latebind.settings.Configuration} reads the properties file, and nothing else does. {@code
 * ListenSecurity} requires TLS and tokens beyond loopback.
 */
@NullMarked
package io.latebind.settings;

import org.jspecify.annotations.NullMarked;
