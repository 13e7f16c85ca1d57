/**
 * The promise, kept on real mail and real images: {@link io.latebind.demo.Demo} has many writers
 * write both in random order, while a service of its own describes the images and writes what it
 * finds out ({@link io.latebind.demo.Writing}); waits until all is at rest; checks every entry
 * ({@link io.latebind.demo.Verification}) and what searches find ({@link
 * io.latebind.demo.SearchCheck}); and reports.
 */
@NullMarked
package io.latebind.demo;

import org.jspecify.annotations.NullMarked;
