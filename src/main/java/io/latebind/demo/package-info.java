/**
 * The promise, kept on real mail: {@link io.latebind.demo.MailDemo} writes a mailbox in random
 * order from many writers, waits until all is at rest, and checks every entry.
 */
@NullMarked
package io.latebind.demo;

import org.jspecify.annotations.NullMarked;
